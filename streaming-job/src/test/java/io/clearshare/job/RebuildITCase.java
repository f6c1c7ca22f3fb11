package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.program.ProgramEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tables are built anew from the first record on, and take the place of those in use. */
@Timeout(240)
class RebuildITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BEYOND = Duration.ofDays(121).toMillis();
    private static final String LINES =
            "SELECT earning_id, amount_micros, toUnixTimestamp64Milli(settles_at) FROM earning_rows FINAL"
                    + " WHERE settles_at <= now64(3)";

    @TempDir
    Path directory;

    @Test
    void aRebuildAppliesWhatLayBeyondTheHorizonAndKeepsEverySettledLine() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("RebuildITCase seed " + seed);
        List<Event> recent = DrawnEvents.shuffled(DrawnEvents.of(seed, 1_500), seed);
        List<Event> old = DrawnEvents.earlier(DrawnEvents.of(seed + 1, 300), BEYOND);
        List<ProgramEntry> programme = DrawnEvents.programme();
        try (StreamStack stack = StreamStack.start(directory)) {
            Path checkpoints = directory.resolve("checkpoints");
            RunningJob live = RunningJob.startFrom(null, options(stack), checkpoints, 2);
            programme.forEach(stack::send);
            recent.forEach(stack::send);
            stack.awaitReadable(PATIENCE);
            StraightTables expected = Tables.expected(recent, programme);
            int beats = Tables.passTime(stack, expected);
            Tables.assertSame(stack, expected, beats);
            old.forEach(stack::send);
            stack.awaitReadable(PATIENCE);
            Set<String> listed = new HashSet<>(stack.query("SELECT event_id FROM late_events"));
            assertThat(listed).isNotEmpty();
            old.forEach(event -> assertThat(listed).contains(event.eventId()));
            List<String> settled = stack.query(LINES);
            assertThat(settled).isNotEmpty();
            live.stopWithSavepoint(directory.resolve("before"));

            Path collected = run(stack, null, "collect", checkpoints);
            Path decided = run(stack, collected, "decide", checkpoints);
            JobOptions takingOver = options(stack, "--rebuild", "take-over");
            ClearshareJob.prepare(takingOver);
            RunningJob rebuilt = RunningJob.startFrom(decided, takingOver, checkpoints, 2);

            List<Event> all = new ArrayList<>(recent);
            all.addAll(old);
            StraightTables complete = Tables.expected(all, programme);
            Tables.assertSame(stack, complete, beats);
            assertThat(stack.query("SELECT event_id FROM late_events")).isEmpty();
            assertThat(stack.query(LINES)).containsAll(settled);
            rebuilt.crash();

            stack.dropFirstRecord(Topic.TRADES);
            assertThatThrownBy(() -> ClearshareJob.prepare(options(stack, "--rebuild", "collect")))
                    .hasMessageContaining("clearshare.trades")
                    .hasMessageContaining("has dropped its first 1 records");
        }
    }

    /** One step of the rebuild up to its savepoint. */
    private Path run(StreamStack stack, @Nullable Path from, String step, Path checkpoints) throws Exception {
        JobOptions options = options(stack, "--rebuild", step);
        ClearshareJob.prepare(options);
        RunningJob job = RunningJob.startFrom(from, options, checkpoints, 2);
        job.awaitCheckpoint(checkpoints);
        stack.awaitReadable(PATIENCE, "clearshare_next");
        return job.stopWithSavepoint(directory.resolve(step));
    }

    private static JobOptions options(StreamStack stack, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--checkpoint.interval", "PT0.2S"));
        arguments.addAll(List.of(more));
        return stack.options(arguments.toArray(String[]::new));
    }
}
