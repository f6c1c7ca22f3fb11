package io.clearshare.job;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.program.ProgramEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One partition runs a hundred times ahead of another while the third stays empty. */
@Timeout(180)
class AnySpeedITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FAST = 0;
    private static final int SLOW = 1;
    private static final int AHEAD = 100;

    @TempDir
    Path directory;

    @Test
    void partitionsAtAnySpeedLeaveTheTablesOfTheSameSet() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("AnySpeedITCase seed " + seed);
        List<Event> sent = DrawnEvents.shuffled(DrawnEvents.of(seed, 2_000), seed);
        List<ProgramEntry> programme = DrawnEvents.programme();
        StraightTables expected = Tables.expected(sent, programme);
        Iterator<Event> slow = sent.stream().filter(event -> !isFast(event)).iterator();
        try (StreamStack stack = StreamStack.start(directory)) {
            RunningJob job = RunningJob.start(
                    stack.options("--checkpoint.interval", "PT0.2S"), directory.resolve("checkpoints"), 2);
            programme.forEach(stack::send);
            int ahead = 0;
            for (Event event : sent.stream().filter(AnySpeedITCase::isFast).toList()) {
                stack.send(event, FAST);
                if (++ahead % AHEAD == 0) {
                    stack.send(slow.next(), SLOW);
                    stack.awaitReadable(PATIENCE);
                }
            }
            slow.forEachRemaining(event -> stack.send(event, SLOW));
            stack.awaitReadable(PATIENCE);
            Tables.assertSame(stack, expected, Tables.passTime(stack, expected));
            job.crash();
        }
    }

    private static boolean isFast(Event event) {
        return event.key().hashCode() % 2 == 0;
    }
}
