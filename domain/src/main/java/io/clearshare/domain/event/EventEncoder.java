package io.clearshare.domain.event;

import io.clearshare.domain.json.JsonWriter;

/** Writes an event as the contract's JSON: fields in contract order, times as integers, absent ones left out. */
public final class EventEncoder {

    private EventEncoder() {}

    public static byte[] encode(Event event) {
        JsonWriter out = new JsonWriter().open();
        out.member("eventId", event.eventId()).member("occurredAt", event.occurredAt());
        switch (event.topic()) {
            case CLICKS -> write(out, (Click) event);
            case SIGNUPS -> write(out, (Signup) event);
            case IDENTITIES -> write(out, (Identity) event);
            case TRADES -> write(out, (Trade) event);
            case SPEND -> write(out, (Spend) event);
            case POSTS -> write(out, (Post) event);
        }
        return out.close().toBytes();
    }

    private static void write(JsonWriter out, Click click) {
        out.member("clickId", click.clickId())
                .member("visitorId", click.visitorId())
                .member("code", click.code())
                .optional("kind", click.view() ? "view" : "")
                .optional("platform", click.platform())
                .optional("contentType", click.contentType())
                .optional("postId", click.postId())
                .optional("assetId", click.assetId())
                .optional("experimentId", click.experimentId())
                .optional("variant", click.variant());
        if (!click.utm().equals(Utm.NONE)) {
            write(out, click.utm());
        }
        out.optional("referrer", click.referrer())
                .optional("landingUrl", click.landingUrl())
                .optional("ip", click.ip())
                .optional("userAgent", click.userAgent())
                .optional("deviceId", click.deviceId())
                .optional("country", click.country());
    }

    private static void write(JsonWriter out, Utm utm) {
        out.name("utm")
                .open()
                .optional("source", utm.source())
                .optional("medium", utm.medium())
                .optional("campaign", utm.campaign())
                .optional("term", utm.term())
                .optional("content", utm.content())
                .close();
    }

    private static void write(JsonWriter out, Signup signup) {
        out.member("userId", signup.userId())
                .member("visitorId", signup.visitorId())
                .optional("code", signup.code())
                .optional("clickId", signup.clickId())
                .optional("wallet", signup.wallet())
                .optional("emailHash", signup.emailHash())
                .optional("ip", signup.ip())
                .optional("userAgent", signup.userAgent())
                .optional("deviceId", signup.deviceId())
                .optional("country", signup.country());
    }

    private static void write(JsonWriter out, Identity identity) {
        out.member("userId", identity.userId())
                .optional("visitorId", identity.visitorId())
                .optional("wallet", identity.wallet())
                .optional("evidence", identity.evidence());
    }

    private static void write(JsonWriter out, Trade trade) {
        out.member("tradeId", trade.tradeId())
                .member("userId", trade.userId())
                .member("volumeMicros", trade.volumeMicros())
                .member("feeMicros", trade.feeMicros())
                .member("currency", trade.currency())
                .optional("wallet", trade.wallet())
                .optional("counterparty", trade.counterparty())
                .optional("market", trade.market())
                .optional("side", trade.side())
                .optional("txSignature", trade.txSignature())
                .optional("reverses", trade.reverses());
    }

    private static void write(JsonWriter out, Spend spend) {
        out.member("campaign", spend.campaign())
                .member("amountMicros", spend.amountMicros())
                .optional("code", spend.code())
                .optional("platform", spend.platform())
                .optional("contentType", spend.contentType())
                .member("currency", spend.currency())
                .optional("note", spend.note());
    }

    private static void write(JsonWriter out, Post post) {
        out.member("postId", post.postId())
                .member("code", post.code())
                .member("platform", post.platform())
                .member("status", post.status())
                .optional("contentType", post.contentType())
                .optional("url", post.url())
                .optional("text", post.text());
        count(out, "likes", post.likes());
        count(out, "replies", post.replies());
        count(out, "shares", post.shares());
        count(out, "views", post.views());
        count(out, "followers", post.followers());
    }

    private static void count(JsonWriter out, String name, long count) {
        if (count != Post.UNKNOWN_COUNT) {
            out.member(name, count);
        }
    }
}
