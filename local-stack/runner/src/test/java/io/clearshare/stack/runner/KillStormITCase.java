package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.reconcile.Reconciler;
import io.clearshare.stack.reconcile.Report;
import io.clearshare.stack.story.Crowd;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The TaskManager and the JobManager are killed again and again while there is a backlog, some of them during a checkpoint;
 * afterwards every cell of every table is what the oracle computes, and again when the tables are built anew from the first
 * record on. CONTRIBUTING names the long form.
 */
class KillStormITCase {
    private static final long SEED = Long.getLong("clearshare.seed", System.nanoTime());
    private static final int EVENTS = Integer.getInteger("clearshare.storm.events", 24_000);
    private static final int TASKMANAGERS = Integer.getInteger("clearshare.storm.taskmanagers", 3);
    private static final int JOBMANAGERS = Integer.getInteger("clearshare.storm.jobmanagers", 1);
    private static final int DURING_CHECKPOINTS = 3;
    private static final int MORE = 300;

    @TempDir
    static Path directory;

    @Test
    void killsDuringABacklogChangeNoCell() throws Exception {
        System.out.println("seed " + SEED + " (again with -Dclearshare.seed=" + SEED + ")");
        List<String> kills = new ArrayList<>(Collections.nCopies(TASKMANAGERS, "taskmanager"));
        kills.addAll(Collections.nCopies(JOBMANAGERS, "jobmanager"));
        Collections.shuffle(kills, new Random(SEED));
        try (WholeStack whole = WholeStack.start(directory.resolve("data"))) {
            Crowd crowd = new Crowd(whole.stack.file(), SEED);
            crowd.register();
            crowd.drawStorm(EVENTS);
            URI flink = URI.create(whole.stack.description().flink().rest());
            for (int n = 0; n < kills.size(); n++) {
                crowd.sendStorm(EVENTS / (kills.size() + 2));
                awaitBacklog(crowd, n < DURING_CHECKPOINTS ? () -> checkpointIsUnderWay(flink) : () -> true);
                whole.killAndAwaitReturn(kills.get(n));
            }
            crowd.sendStorm(EVENTS);
            crowd.awaitReadable();
            assertNoCellDiffers(whole);
        }
        try (WholeStack rebuilt = WholeStack.start(directory.resolve("data"), "--rebuild")) {
            new Crowd(rebuilt.stack.file(), SEED).awaitReadable();
            assertNoCellDiffers(rebuilt);
        }
    }

    private static void assertNoCellDiffers(WholeStack whole) throws Exception {
        Report report = Reconciler.reconcileStream(whole.stack.file());
        System.out.println(report.asText());
        assertThat(report.differences()).isEmpty();
    }

    /** Returns at a moment at which the tables lack events and the condition holds. */
    private static void awaitBacklog(Crowd crowd, BooleanSupplier condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        do {
            if (System.nanoTime() > deadline) {
                throw new IOException("There is no such moment");
            }
            if (!crowd.isBehind()) {
                crowd.sendStorm(MORE);
            }
        } while (!condition.getAsBoolean());
    }

    private static boolean checkpointIsUnderWay(URI flink) {
        try {
            for (JsonNode job : get(flink.resolve("/jobs")).path("jobs")) {
                URI checkpoints = flink.resolve("/jobs/" + job.path("id").asText() + "/checkpoints");
                if (get(checkpoints).path("counts").path("in_progress").asInt() > 0) {
                    return true;
                }
            }
        } catch (IOException e) {
            // A JobManager that has just come back does not know the job yet.
            return false;
        }
        return false;
    }

    private static JsonNode get(URI uri) throws IOException {
        try (InputStream answer = uri.toURL().openStream()) {
            return new ObjectMapper().readTree(answer);
        }
    }
}
