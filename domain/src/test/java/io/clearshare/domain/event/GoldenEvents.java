package io.clearshare.domain.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The golden JSON files, one per event type. */
final class GoldenEvents {

    static final long RECEIVED = Rfc3339.parse("2026-03-10T00:00:00Z");

    private GoldenEvents() {}

    static byte[] json(Topic topic) {
        String name = switch (topic) {
            case CLICKS -> "click";
            case SIGNUPS -> "signup";
            case IDENTITIES -> "identity";
            case TRADES -> "trade";
            case SPEND -> "spend";
            case POSTS -> "post";
        };
        try (InputStream in = GoldenEvents.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no golden file for " + name.toUpperCase(Locale.ROOT));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static Event event(Topic topic) {
        return ((Decoded.Accepted) EventDecoder.decode(topic, json(topic), RECEIVED)).event();
    }
}
