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

/** The job between a real broker and the real ClickHouse engine. */
@Timeout(180)
class ExactTablesITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void tablesFollowFromTheSetOfEventsThroughCrashesAndInAnyOrder() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("ExactTablesITCase seed " + seed);
        List<Event> events = DrawnEvents.of(seed, 3_000);
        List<ProgramEntry> programme = DrawnEvents.programme();
        List<Event> sent = DrawnEvents.shuffled(events, seed + 1);
        StraightTables expected = Tables.expected(sent, programme);
        try (StreamStack stack = StreamStack.start(directory)) {
            Path checkpoints = directory.resolve("checkpoints");
            RunningJob job = start(stack, checkpoints);
            int third = sent.size() / 3;
            programme.subList(0, 3).forEach(stack::send);
            sent.subList(0, third).forEach(stack::send);
            stack.awaitReadable(PATIENCE);
            sent.subList(third, 2 * third).forEach(stack::send);
            stack.flush();
            job.crash();

            job = start(stack, checkpoints);
            programme.subList(3, programme.size()).forEach(stack::send);
            stack.killClickHouse();
            sent.subList(2 * third, sent.size()).forEach(stack::send);
            stack.flush();
            stack.restartClickHouse();
            stack.awaitReadable(PATIENCE);
            Tables.assertSame(stack, expected, Tables.passTime(stack, expected));
            job.crash();
        }
    }

    private static RunningJob start(StreamStack stack, Path checkpoints) throws Exception {
        return RunningJob.start(stack.options("--checkpoint.interval", "PT0.2S"), checkpoints, 2);
    }
}
