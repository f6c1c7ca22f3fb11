package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.job.codec.Format;
import io.clearshare.job.codec.NextVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job stops with a savepoint and goes on with more and with fewer parallel instances, the second time as a later version
 * whose state has a field more.
 */
@Timeout(240)
class RescaleITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Integer> PARALLELISM = List.of(1, 2, 4, 2);
    private static final int UPGRADE = 1;
    private static final List<Format> STATE = List.of(
            Format.SEEN_EVENTS,
            Format.ACCOUNT,
            Format.VISITOR_HISTORY,
            Format.WALLET_OWNERS,
            Format.ORIGINAL_OWNERS,
            Format.FLOOD,
            Format.PERSON,
            Format.TOTALS);

    @TempDir
    Path directory;

    private final List<NextVersion> upgraded = new ArrayList<>();

    @AfterEach
    void downgrade() throws Exception {
        for (NextVersion format : upgraded) {
            format.close();
        }
    }

    @Test
    void savepointsCarryTheTablesThroughEveryParallelismAndAnAddedStateField() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("RescaleITCase seed " + seed);
        List<Event> sent = DrawnEvents.shuffled(DrawnEvents.of(seed, 2_000), seed);
        List<ProgramEntry> programme = DrawnEvents.programme();
        StraightTables expected = Tables.expected(sent, programme);
        try (StreamStack stack = StreamStack.start(directory)) {
            Path savepoint = null;
            for (int n = 0; n < PARALLELISM.size(); n++) {
                if (n == UPGRADE) {
                    upgrade();
                }
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
        assertThat(upgraded).allMatch(format -> format.readWithout() > 0 && format.readWith() > 0);
    }

    private void upgrade() throws Exception {
        for (Format format : STATE) {
            upgraded.add(new NextVersion(format));
        }
    }

    private static <T> List<T> part(List<T> all, int n) {
        return all.subList(all.size() * n / PARALLELISM.size(), all.size() * (n + 1) / PARALLELISM.size());
    }
}
