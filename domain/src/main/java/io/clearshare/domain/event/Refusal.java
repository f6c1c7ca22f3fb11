package io.clearshare.domain.event;

/** Why a record is a dead letter: the machine-readable code of its reason. */
public enum Refusal {
    /** Not one JSON value by RFC 8259. */
    MALFORMED_JSON,
    /** JSON, but not an object. */
    NOT_AN_OBJECT,
    /** A required field is absent or null. */
    MISSING_FIELD,
    /** A field has another JSON type than the contract's. */
    WRONG_TYPE,
    /** A number or a length lies outside its limits. */
    OUT_OF_RANGE,
    /** A text is none that the field may hold. */
    INVALID_VALUE,
    /** A text holds bytes that are not UTF-8. */
    INVALID_UTF8,
    /** The record is longer, or nested deeper, than any event can be. */
    TOO_LARGE,
    /** An amount in another currency than USD. */
    UNSUPPORTED_CURRENCY,
    /** More than five minutes ahead of the broker's append time. */
    FUTURE_TIMESTAMP,
    /** An eventId seen before with other content. */
    CONFLICTING_DUPLICATE,
    /** A second signup of a user, a second trade of an id, a second reversal of a trade. */
    DUPLICATE_ENTITY,
    /** A reversal of another user's trade, of a reversal, or from before the trade. */
    INVALID_REVERSAL,
    /** A reversal whose original stayed unknown for 30 days. */
    UNKNOWN_ORIGINAL
}
