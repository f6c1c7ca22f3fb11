package io.clearshare.job.stage;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.Utm;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.ProgrammeUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts for the tests of stages, each in a record of its own. */
final class Facts {

    static final long NOON = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private static long offset;

    private Facts() {}

    static Fact of(Event event) {
        return new Fact(0, offset++, NOON, EventEncoder.encode(event), event);
    }

    static Inbound record(String topic, byte @Nullable [] payload) {
        return new Inbound(topic, 0, offset++, NOON, payload);
    }

    static Click click(String id, String visitor, long at, String ip) {
        return new Click(
                "e-" + id, at, id, visitor, "ANN", false, "x", "video", "", "", "exp", "a", Utm.NONE, "", "", ip, "",
                "", "");
    }

    static Signup signup(String eventId, String user, String visitor, long at, String wallet) {
        return new Signup(eventId, at, user, visitor, "", "", wallet, "", "", "", "", "");
    }

    static Identity identity(String eventId, String user, String wallet) {
        return new Identity(eventId, NOON, user, "", wallet, "login");
    }

    static Trade trade(String id, String user, long at, long feeMicros, String reverses) {
        return new Trade("e-" + id, at, id, user, 10 * feeMicros, feeMicros, "USD", "", "", "", "", "", reverses);
    }

    static ProgrammeUpdate influencer(String id, String code) {
        InfluencerEntry entry = new InfluencerEntry(1, 0, id, id, List.of(code), InfluencerState.ACTIVE, "", List.of());
        return ProgrammeUpdate.of(entry.encode());
    }
}
