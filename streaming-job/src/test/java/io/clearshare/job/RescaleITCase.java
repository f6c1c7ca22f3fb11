package io.clearshare.job;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.program.ProgramEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job stops with a savepoint and goes on with more and with fewer parallel instances. */
@Timeout(240)
class RescaleITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Integer> PARALLELISM = List.of(1, 2, 4, 2);

    @TempDir
    Path directory;

    @Test
    void savepointsCarryTheTablesThroughEveryParallelism() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("RescaleITCase seed " + seed);
        List<Event> sent = DrawnEvents.shuffled(DrawnEvents.of(seed, 2_000), seed);
        List<ProgramEntry> programme = DrawnEvents.programme();
        StraightTables expected = Tables.expected(sent, programme);
        try (StreamStack stack = StreamStack.start(directory)) {
            Path savepoint = null;
            for (int n = 0; n < PARALLELISM.size(); n++) {
                RunningJob job = RunningJob.startFrom(
                        savepoint,
                        stack.options("--checkpoint.interval", "PT0.2S"),
                        directory.resolve("checkpoints"),
                        PARALLELISM.get(n));
                part(programme, n).forEach(stack::send);
                part(sent, n).forEach(stack::send);
                stack.awaitReadable(PATIENCE);
                if (n + 1 < PARALLELISM.size()) {
                    savepoint = job.stopWithSavepoint(directory.resolve("savepoints"));
                } else {
                    Tables.assertSame(stack, expected, Tables.passTime(stack, expected));
                    job.crash();
                }
            }
        }
    }

    private static <T> List<T> part(List<T> all, int n) {
        return all.subList(all.size() * n / PARALLELISM.size(), all.size() * (n + 1) / PARALLELISM.size());
    }
}
