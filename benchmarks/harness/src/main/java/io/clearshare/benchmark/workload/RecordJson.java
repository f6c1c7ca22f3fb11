package io.clearshare.benchmark.workload;

import io.clearshare.domain.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lays an event of a story out as the JSON that producers send. */
public final class RecordJson {

    private static final String[] PLATFORMS = {"x", "youtube", "tiktok", "instagram"};
    private static final String[] CONTENT_TYPES = {"thread", "video", "short", "story"};
    private static final String[] COUNTRIES = {"DE", "US", "BR", "IN"};
    private static final int CUT_AT = 90;

    private final StringBuilder json = new StringBuilder(320);

    /** The topic of an event. */
    public static Topic topic(Story story, int event) {
        if (event == Arrivals.CUT_OFF || event < story.clicks) {
            return Topic.CLICKS;
        }
        return event == story.signup ? Topic.SIGNUPS : Topic.TRADES;
    }

    /** The record of an event, or a cut-off one. */
    public byte[] of(Story story, int visitor, int event) {
        json.setLength(0);
        switch (topic(story, event)) {
            case SIGNUPS -> signup(story, visitor, event);
            case TRADES -> trade(story, visitor, event);
            default -> click(story, visitor, event == Arrivals.CUT_OFF ? 0 : event);
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return event == Arrivals.CUT_OFF ? Arrays.copyOf(bytes, CUT_AT) : bytes;
    }

    private void click(Story story, int visitor, int event) {
        int influencer = story.influencer[event];
        int draw = draw(story, event);
        int material = draw % Workload.MATERIALS;
        boolean second = (draw(story, material + 100) & 1) == 1;
        open("k", story, visitor, event);
        text("clickId", Names.click(visitor, event));
        text("visitorId", Names.visitor(visitor));
        text("code", Workload.code(influencer));
        text("platform", PLATFORMS[(influencer + draw / 64 % 2) % PLATFORMS.length]);
        text("contentType", CONTENT_TYPES[draw / 128 % CONTENT_TYPES.length]);
        text("experimentId", "material-" + (10 + material));
        text("variant", second ? "b" : "a");
        text("ip", ip(story));
        close();
    }

    private void signup(Story story, int visitor, int event) {
        open("s", story, visitor, event);
        text("userId", Names.user(visitor));
        text("visitorId", Names.visitor(visitor));
        text("ip", ip(story));
        text("deviceId", "device-" + Long.toHexString(story.looks));
        text("country", COUNTRIES[(int) (story.looks & 3)]);
        text("emailHash", Long.toHexString(story.looks * 31) + Long.toHexString(story.looks * 37));
        close();
    }

    private void trade(Story story, int visitor, int event) {
        long fee = story.feeMicros[event];
        open("t", story, visitor, event);
        text("tradeId", Names.trade(visitor, event));
        text("userId", Names.user(visitor));
        json.append(",\"volumeMicros\":").append(fee * 400);
        json.append(",\"feeMicros\":").append(fee);
        text("currency", "USD");
        text("market", "SOL-USD");
        text("side", (draw(story, event) & 1) == 0 ? "buy" : "sell");
        text("txSignature", Long.toHexString(story.looks * 41 + event) + Long.toHexString(story.looks * 43));
        close();
    }

    private void open(String prefix, Story story, int visitor, int event) {
        json.append("{\"eventId\":\"")
                .append(prefix)
                .append(visitor)
                .append('-')
                .append(event);
        json.append("\",\"occurredAt\":").append(story.at[event]);
    }

    private void text(String name, String value) {
        json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    private void close() {
        json.append('}');
    }

    private static String ip(Story story) {
        long looks = story.looks >>> 8;
        return "10." + (looks & 255) + "." + (looks >> 8 & 255) + "." + (1 + (looks >> 16 & 127));
    }

    /** A non-negative number that belongs to the visitor and the salt. */
    private static int draw(Story story, int salt) {
        long mixed = (story.looks + salt) * 0xD1342543DE82EF95L;
        return (int) (mixed >>> 40);
    }
}
