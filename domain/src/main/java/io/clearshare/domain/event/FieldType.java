package io.clearshare.domain.event;

/** What a field of an event may hold. */
enum FieldType {
    /** A string of 1 to 64 characters. */
    ID,
    /** A string. */
    TEXT,
    /** Two ASCII letters. */
    COUNTRY,
    /** One of the field's words. */
    CHOICE,
    /** An integer from 0 to 10¹⁵. */
    AMOUNT,
    /** An RFC 3339 UTC string or an integer of epoch milliseconds. */
    TIME,
    /** An object of texts. */
    UTM
}
