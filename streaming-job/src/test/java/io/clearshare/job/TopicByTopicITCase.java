package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.Utm;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A year of events that was filled into one topic after the other before the job first started. */
@Timeout(180)
class TopicByTopicITCase {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long YEAR = Duration.ofDays(365).toMillis();

    /** More than the job reads within the two seconds after which a silent partition is left out. */
    private static final int CLICKS = 60_000;

    /** More than are read at once, so that most wait. */
    private static final int USERS = 6_000;

    @TempDir
    Path directory;

    @Test
    void nothingIsLate() throws Exception {
        try (StreamStack stack = StreamStack.start(directory)) {
            DrawnEvents.programme().forEach(stack::send);
            for (int i = 0; i < CLICKS; i++) {
                stack.send(click(i, at(i, CLICKS)));
            }
            stack.flush();
            for (int i = 0; i < USERS; i++) {
                stack.send(signup(i, at(i, USERS)));
            }
            stack.flush();
            for (int i = 0; i < USERS; i++) {
                stack.send(trade(i, at(i, USERS) + 1));
            }
            RunningJob job = RunningJob.start(
                    stack.options("--checkpoint.interval", "PT0.5S"), directory.resolve("checkpoints"), 1);
            stack.awaitReadable(PATIENCE);
            assertThat(stack.query("SELECT event_id FROM late_events")).isEmpty();
            assertThat(stack.query("SELECT topic, counted FROM ingest_counts WHERE received > 0 ORDER BY topic"))
                    .containsExactly(
                            "clearshare.clicks|" + CLICKS, "clearshare.signups|" + USERS, "clearshare.trades|" + USERS);
            job.crash();
        }
    }

    private static long at(int number, int of) {
        return DrawnEvents.NOON - YEAR + YEAR * number / of;
    }

    private static Click click(int i, long at) {
        String id = "c" + i;
        Utm utm = new Utm("", "", "", "", "");
        return new Click(
                id, at, id, "v" + i, "ANN", false, "x", "video", "", "", "", "", utm, "", "", "10.0.0.1", "", "", "");
    }

    private static Signup signup(int i, long at) {
        return new Signup("g" + i, at, "u" + i, "v" + i * (CLICKS / USERS), "", "", "", "", "", "", "", "");
    }

    private static Trade trade(int i, long at) {
        return new Trade("t" + i, at, "t" + i, "u" + i, 1_000_000, 1_000, "USD", "", "", "SOL-USD", "buy", "", "");
    }
}
