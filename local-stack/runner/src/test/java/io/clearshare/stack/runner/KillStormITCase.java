package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.reconcile.Reconciler;
import io.clearshare.stack.reconcile.Report;
import io.clearshare.stack.story.Crowd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
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
    private static final int TASKMANAGERS = Integer.getInteger("clearshare.storm.taskmanagers", 2);
    private static final int JOBMANAGERS = Integer.getInteger("clearshare.storm.jobmanagers", 1);
    private static final boolean REBUILD = Boolean.parseBoolean(System.getProperty("clearshare.storm.rebuild", "true"));
    private static final int DURING_CHECKPOINTS = Math.min(3, TASKMANAGERS);
    private static final int IN_MEMORY_MAX = 200_000;

    /** Held here, because a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    @TempDir
    static Path directory;

    @BeforeAll
    static void leaveTheOutputToTheStorm() {
        KAFKA.setLevel(Level.WARNING);
    }

    @Test
    void killsDuringABacklogChangeNoCell() throws Exception {
        System.out.println("seed " + SEED + " (again with -Dclearshare.seed=" + SEED + "), " + EVENTS + " events");
        try (WholeStack whole = WholeStack.start(directory.resolve("data"))) {
            Crowd crowd = new Crowd(whole.stack.file(), SEED);
            crowd.register();
            KillStorm storm = new KillStorm(whole, crowd, SEED, EVENTS);
            storm.rage(TASKMANAGERS, JOBMANAGERS, DURING_CHECKPOINTS);
            assertThat(storm.kills())
                    .hasSizeGreaterThanOrEqualTo(TASKMANAGERS + JOBMANAGERS)
                    .allMatch(kill -> kill.lag() > 0);
            assertThat(storm.kills())
                    .filteredOn(KillStorm.Kill::brokeCheckpoint)
                    .hasSizeGreaterThanOrEqualTo(DURING_CHECKPOINTS);
            crowd.awaitReadable();
            assertNoCellDiffers(whole);
        }
        if (REBUILD) {
            try (WholeStack rebuilt = WholeStack.start(directory.resolve("data"), "--rebuild")) {
                new Crowd(rebuilt.stack.file(), SEED).awaitReadable();
                assertNoCellDiffers(rebuilt);
            }
        }
    }

    /** In parts, as any number of events can be compared, and few ones with the second implementation in SQL as well. */
    private static void assertNoCellDiffers(WholeStack whole) throws Exception {
        Path scratch = Files.createTempDirectory(directory, "parts");
        assertNothingDiffers(Reconciler.reconcileStreamInParts(whole.stack.file(), scratch));
        if (EVENTS <= IN_MEMORY_MAX) {
            assertNothingDiffers(Reconciler.reconcileStream(whole.stack.file()));
        }
    }

    private static void assertNothingDiffers(Report report) {
        System.out.println(report.asText());
        assertThat(report.differences()).isEmpty();
    }
}
