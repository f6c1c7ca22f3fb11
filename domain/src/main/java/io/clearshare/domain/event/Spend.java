package io.clearshare.domain.event;

/** Money spent on a campaign. */
public record Spend(
        String eventId,
        long occurredAt,
        String campaign,
        long amountMicros,
        String code,
        String platform,
        String contentType,
        String currency,
        String note)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.SPEND;
    }

    @Override
    public String key() {
        return campaign;
    }
}
