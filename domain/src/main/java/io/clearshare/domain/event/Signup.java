package io.clearshare.domain.event;

/**
 * A visitor became a user.
 *
 * @param code the code that the user explicitly accepted, or {@code ""}
 * @param clickId kept as evidence; changes no attribution
 */
public record Signup(
        String eventId,
        long occurredAt,
        String userId,
        String visitorId,
        String code,
        String clickId,
        String wallet,
        String emailHash,
        String ip,
        String userAgent,
        String deviceId,
        String country)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.SIGNUPS;
    }

    @Override
    public String key() {
        return visitorId;
    }
}
