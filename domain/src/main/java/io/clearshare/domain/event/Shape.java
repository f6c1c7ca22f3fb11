package io.clearshare.domain.event;

import static io.clearshare.domain.event.Field.deciding;
import static io.clearshare.domain.event.Field.describing;
import static io.clearshare.domain.event.Field.required;
import static io.clearshare.domain.event.FieldType.AMOUNT;
import static io.clearshare.domain.event.FieldType.CHOICE;
import static io.clearshare.domain.event.FieldType.COUNTRY;
import static io.clearshare.domain.event.FieldType.ID;
import static io.clearshare.domain.event.FieldType.TEXT;
import static io.clearshare.domain.event.FieldType.TIME;

import java.util.Arrays;

/** The fields of a topic's events, in contract order, found by the bytes of their names. */
final class Shape {

    static final int NOT_FOUND = -1;

    private static final String[] PLATFORMS = {
        "x", "youtube", "tiktok", "instagram", "telegram", "discord", "web", "direct"
    };
    private static final String[] CONTENT_TYPES = {"thread", "video", "short", "space", "story", "post"};
    private static final Field EVENT_ID = required("eventId", ID);
    private static final Field OCCURRED_AT = required("occurredAt", TIME);
    private static final Field PLATFORM = describing("platform", CHOICE, PLATFORMS);
    private static final Field CONTENT_TYPE = describing("contentType", CHOICE, CONTENT_TYPES);
    private static final Field CURRENCY = deciding("currency", TEXT);

    /** The fields of the object {@code utm}. */
    static final Shape UTM = new Shape(
            describing("source", TEXT),
            describing("medium", TEXT),
            describing("campaign", TEXT),
            describing("term", TEXT),
            describing("content", TEXT));

    private static final Shape CLICKS = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("clickId", ID),
            required("visitorId", ID),
            required("code", ID),
            deciding("kind", CHOICE, "click", "view"),
            PLATFORM,
            CONTENT_TYPE,
            describing("postId", ID),
            describing("assetId", ID),
            describing("experimentId", ID),
            describing("variant", ID),
            describing("utm", FieldType.UTM),
            describing("referrer", TEXT),
            describing("landingUrl", TEXT),
            describing("ip", TEXT),
            describing("userAgent", TEXT),
            describing("deviceId", TEXT),
            describing("country", COUNTRY));

    private static final Shape SIGNUPS = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("userId", ID),
            required("visitorId", ID),
            deciding("code", ID),
            describing("clickId", ID),
            deciding("wallet", ID),
            describing("emailHash", TEXT),
            describing("ip", TEXT),
            describing("userAgent", TEXT),
            describing("deviceId", TEXT),
            describing("country", COUNTRY));

    private static final Shape IDENTITIES = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("userId", ID),
            deciding("visitorId", ID),
            deciding("wallet", ID),
            describing("evidence", CHOICE, "login", "signed-wallet", "code-acceptance"));

    private static final Shape TRADES = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("tradeId", ID),
            required("userId", ID),
            required("volumeMicros", AMOUNT),
            required("feeMicros", AMOUNT),
            CURRENCY,
            describing("wallet", TEXT),
            describing("counterparty", TEXT),
            describing("market", TEXT),
            describing("side", CHOICE, "buy", "sell"),
            describing("txSignature", TEXT),
            deciding("reverses", ID));

    private static final Shape SPEND = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("campaign", TEXT),
            required("amountMicros", AMOUNT),
            describing("code", ID),
            PLATFORM,
            CONTENT_TYPE,
            CURRENCY,
            describing("note", TEXT));

    private static final Shape POSTS = new Shape(
            EVENT_ID,
            OCCURRED_AT,
            required("postId", ID),
            required("code", ID),
            required("platform", CHOICE, PLATFORMS),
            required("status", CHOICE, "published", "edited", "deleted", "metrics"),
            CONTENT_TYPE,
            describing("url", TEXT),
            describing("text", TEXT),
            describing("likes", AMOUNT),
            describing("replies", AMOUNT),
            describing("shares", AMOUNT),
            describing("views", AMOUNT),
            describing("followers", AMOUNT));

    private static final int SLOTS = 64;

    private final Field[] fields;
    private final byte[][] names;
    private final byte[] slots = new byte[SLOTS];

    private Shape(Field... fields) {
        this.fields = fields;
        this.names = new byte[fields.length][];
        for (int i = 0; i < fields.length; i++) {
            names[i] = fields[i].nameBytes();
            int slot = slot(names[i], 0, names[i].length);
            while (slots[slot] != 0) {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = (byte) (i + 1);
        }
    }

    static Shape of(Topic topic) {
        return switch (topic) {
            case CLICKS -> CLICKS;
            case SIGNUPS -> SIGNUPS;
            case IDENTITIES -> IDENTITIES;
            case TRADES -> TRADES;
            case SPEND -> SPEND;
            case POSTS -> POSTS;
        };
    }

    int size() {
        return fields.length;
    }

    Field field(int index) {
        return fields[index];
    }

    /** The index of the field with this name, or {@link #NOT_FOUND}. */
    int indexOf(byte[] in, int from, int to) {
        int slot = slot(in, from, to);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            byte[] name = names[index];
            if (Arrays.equals(name, 0, name.length, in, from, to)) {
                return index;
            }
            slot = (slot + 1) % SLOTS;
        }
        return NOT_FOUND;
    }

    private static int slot(byte[] in, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + in[i];
        }
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
}
