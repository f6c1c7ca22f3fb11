package io.clearshare.domain.event;

/**
 * A user traded, or an earlier trade was undone.
 *
 * @param feeMicros the programme's net fee revenue of the trade
 * @param reverses the tradeId that this undoes, or {@code ""}
 */
public record Trade(
        String eventId,
        long occurredAt,
        String tradeId,
        String userId,
        long volumeMicros,
        long feeMicros,
        String currency,
        String wallet,
        String counterparty,
        String market,
        String side,
        String txSignature,
        String reverses)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.TRADES;
    }

    @Override
    public String key() {
        return userId;
    }

    public boolean isReversal() {
        return !reverses.isEmpty();
    }
}
