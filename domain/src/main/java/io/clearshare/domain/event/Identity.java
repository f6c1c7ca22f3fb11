package io.clearshare.domain.event;

/** A user was seen with a visitor or a wallet; at least one of the two is present. */
public record Identity(String eventId, long occurredAt, String userId, String visitorId, String wallet, String evidence)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.IDENTITIES;
    }

    @Override
    public String key() {
        return visitorId.isEmpty() ? wallet : visitorId;
    }
}
