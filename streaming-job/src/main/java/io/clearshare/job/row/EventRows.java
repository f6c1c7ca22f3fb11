package io.clearshare.job.row;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Post;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Spend;
import io.clearshare.domain.event.Trade;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;

/** Rows of the event tables: what was accepted, refused, or too late. */
public final class EventRows {

    private EventRows() {}

    public static Row click(Fact fact, String ipHash) {
        Click e = (Click) fact.event();
        return Row.written(
                Table.CLICKS,
                new RowBinary()
                        .time(e.occurredAt())
                        .text(e.visitorId())
                        .text(e.eventId())
                        .text(e.clickId())
                        .text(e.code())
                        .text(e.view() ? "view" : "click")
                        .text(e.platform())
                        .text(e.contentType())
                        .text(e.postId())
                        .text(e.assetId())
                        .text(e.experimentId())
                        .text(e.variant())
                        .text(e.utm().source())
                        .text(e.utm().medium())
                        .text(e.utm().campaign())
                        .text(e.utm().term())
                        .text(e.utm().content())
                        .text(e.referrer())
                        .text(e.landingUrl())
                        .text(e.ip())
                        .text(e.userAgent())
                        .text(e.deviceId())
                        .text(e.country())
                        .text(ipHash)
                        .time(fact.appendedAt()));
    }

    public static Row identity(Fact fact) {
        Identity e = (Identity) fact.event();
        return Row.written(
                Table.IDENTITIES,
                new RowBinary()
                        .text(e.userId())
                        .text(e.visitorId())
                        .text(e.wallet())
                        .text(e.eventId())
                        .time(e.occurredAt())
                        .text(e.evidence())
                        .time(fact.appendedAt()));
    }

    public static Row spend(Fact fact) {
        Spend e = (Spend) fact.event();
        return Row.written(
                Table.SPEND,
                new RowBinary()
                        .text(e.campaign())
                        .text(e.eventId())
                        .time(e.occurredAt())
                        .int64(e.amountMicros())
                        .text(e.code())
                        .text(e.platform())
                        .text(e.contentType())
                        .text(e.currency())
                        .text(e.note())
                        .time(fact.appendedAt()));
    }

    public static Row post(Fact fact) {
        Post e = (Post) fact.event();
        RowBinary row = new RowBinary()
                .text(e.code())
                .text(e.eventId())
                .time(e.occurredAt())
                .text(e.postId())
                .text(e.platform())
                .text(e.status())
                .text(e.contentType())
                .text(e.url())
                .text(e.text());
        for (long count : new long[] {e.likes(), e.replies(), e.shares(), e.views(), e.followers()}) {
            row.nullable(count, count != Post.UNKNOWN_COUNT);
        }
        return Row.written(Table.POSTS, row.time(fact.appendedAt()));
    }

    public static Row signup(Fact fact) {
        Signup e = (Signup) fact.event();
        return Row.written(
                Table.SIGNUPS,
                new RowBinary()
                        .text(e.userId())
                        .text(e.eventId())
                        .time(e.occurredAt())
                        .text(e.visitorId())
                        .text(e.code())
                        .text(e.clickId())
                        .text(e.wallet())
                        .text(e.emailHash())
                        .text(e.ip())
                        .text(e.userAgent())
                        .text(e.deviceId())
                        .text(e.country())
                        .time(fact.appendedAt()));
    }

    public static Row trade(Fact fact) {
        Trade e = (Trade) fact.event();
        return Row.written(
                Table.TRADES,
                new RowBinary()
                        .text(e.userId())
                        .text(e.tradeId())
                        .text(e.eventId())
                        .time(e.occurredAt())
                        .int64(e.volumeMicros())
                        .int64(e.feeMicros())
                        .text(e.currency())
                        .text(e.wallet())
                        .text(e.counterparty())
                        .text(e.market())
                        .text(e.side())
                        .text(e.txSignature())
                        .text(e.reverses())
                        .time(fact.appendedAt()));
    }

    /** The refusal as a row, or its removal when it no longer holds. */
    public static Row deadLetter(DeadLetter letter) {
        RowBinary key =
                new RowBinary().text(letter.topic()).int32(letter.partition()).int64(letter.offset());
        if (!letter.holds()) {
            return Row.removed(Table.DEAD_LETTERS, key);
        }
        return Row.written(
                Table.DEAD_LETTERS,
                key.text(letter.reason().name())
                        .text(letter.detail())
                        .text(letter.eventId())
                        .nullable(letter.occurredAt(), letter.occurredAt() != Decoded.UNKNOWN_TIME)
                        .bytes(letter.payload())
                        .time(letter.appendedAt()));
    }

    public static Row late(Fact fact) {
        return Row.written(
                Table.LATE_EVENTS,
                new RowBinary()
                        .text(fact.topic().kafkaName())
                        .int32(fact.partition())
                        .int64(fact.offset())
                        .text("BEYOND_HORIZON")
                        .text(fact.event().eventId())
                        .time(fact.event().occurredAt())
                        .bytes(fact.payload())
                        .time(fact.appendedAt()));
    }
}
