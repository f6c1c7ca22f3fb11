package io.clearshare.domain.event;

/**
 * A fact that a producer sent, decoded and valid.
 *
 * <p>Times are milliseconds since the epoch, amounts micro-units. An absent optional text is {@code ""}.
 */
public sealed interface Event permits Click, Signup, Identity, Trade, Spend, Post {

    String eventId();

    long occurredAt();

    Topic topic();

    /** The Kafka key: what facts of this topic are ordered and de-duplicated by. */
    String key();
}
