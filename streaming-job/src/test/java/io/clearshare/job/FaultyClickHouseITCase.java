package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.job.FaultyClickHouse.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ClickHouse answers late, wrongly or not at all: the job stays up, nothing is lost and nothing counts twice. */
@Timeout(400)
class FaultyClickHouseITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.parse(System.getProperty("clearshare.outage", "PT4S"));
    private static final int CUTS = 50;
    private static final int SILENCES = 2;
    private static final int BATCH = 20;

    @TempDir
    Path directory;

    @Test
    void faultsOfClickHouseNeitherLoseNorRepeatARow() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong(1_000_000));
        System.out.println("FaultyClickHouseITCase seed " + seed);
        List<Event> sent = DrawnEvents.shuffled(DrawnEvents.of(seed, 2_400), seed);
        List<ProgramEntry> programme = DrawnEvents.programme();
        StraightTables expected = Tables.expected(sent, programme);
        try (StreamStack stack = StreamStack.start(directory);
                FaultyClickHouse between = new FaultyClickHouse(stack.clickHouseUrl())) {
            RunningJob job = RunningJob.start(
                    stack.options(
                            "--clickhouse.url",
                            between.url(),
                            "--clickhouse.timeout",
                            "PT2S",
                            "--checkpoint.interval",
                            "PT0.2S"),
                    directory.resolve("checkpoints"),
                    2);
            programme.forEach(stack::send);
            between.make(Fault.CUT_AFTER_APPLYING);
            sendUntil(stack, quarter(sent, 0), () -> between.faults() >= CUTS);
            between.make(Fault.SILENT_AFTER_APPLYING);
            sendUntil(stack, quarter(sent, 1), () -> between.faults() >= SILENCES);
            between.make(Fault.READ_ONLY);
            sendUntil(stack, quarter(sent, 2), after(OUTAGE));
            assertThat(between.faults()).isPositive();
            between.make(Fault.NONE);
            assertThat(between.refusals()).isZero();
            stack.command(
                    "ALTER TABLE conversion_rows MODIFY SETTING parts_to_delay_insert = 1, parts_to_throw_insert = 1");
            BooleanSupplier outage = after(OUTAGE);
            sendUntil(stack, quarter(sent, 3), () -> outage.getAsBoolean() && between.refusals() > 0);
            stack.command("ALTER TABLE conversion_rows RESET SETTING parts_to_delay_insert, parts_to_throw_insert");

            stack.awaitReadable(PATIENCE);
            Tables.assertSame(stack, expected, Tables.passTime(stack, expected));
            assertThat(job.client().getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            job.crash();
        }
    }

    private static List<Event> quarter(List<Event> sent, int n) {
        return sent.subList(sent.size() * n / 4, sent.size() * (n + 1) / 4);
    }

    /** Sends the events, a few at a time, and returns when the condition holds. */
    private static void sendUntil(StreamStack stack, List<Event> part, BooleanSupplier condition)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE).plus(OUTAGE);
        Iterator<Event> events = part.iterator();
        while (events.hasNext() || !condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the fault does not occur").isBefore(deadline);
            for (int n = 0; n < BATCH && events.hasNext(); n++) {
                stack.send(events.next());
            }
            stack.flush();
            Thread.sleep(50);
        }
    }

    private static BooleanSupplier after(Duration duration) {
        Instant end = Instant.now().plus(duration);
        return () -> Instant.now().isAfter(end);
    }
}
