package io.clearshare.domain.event;

/**
 * What became of an influencer's post on a platform; counts that were not sent are {@link #UNKNOWN_COUNT}.
 */
public record Post(
        String eventId,
        long occurredAt,
        String postId,
        String code,
        String platform,
        String status,
        String contentType,
        String url,
        String text,
        long likes,
        long replies,
        long shares,
        long views,
        long followers)
        implements Event {

    public static final long UNKNOWN_COUNT = -1;

    @Override
    public Topic topic() {
        return Topic.POSTS;
    }

    @Override
    public String key() {
        return code;
    }
}
