package io.clearshare.domain.event;

/**
 * A visitor followed, or with {@code view} merely saw, an influencer's link.
 *
 * @param code as sent; compare with {@link Codes}
 */
public record Click(
        String eventId,
        long occurredAt,
        String clickId,
        String visitorId,
        String code,
        boolean view,
        String platform,
        String contentType,
        String postId,
        String assetId,
        String experimentId,
        String variant,
        Utm utm,
        String referrer,
        String landingUrl,
        String ip,
        String userAgent,
        String deviceId,
        String country)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CLICKS;
    }

    @Override
    public String key() {
        return visitorId;
    }
}
