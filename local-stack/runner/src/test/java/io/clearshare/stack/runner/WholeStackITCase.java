package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.reconcile.Reconciler;
import io.clearshare.stack.reconcile.Report;
import io.clearshare.stack.story.Crowd;
import io.clearshare.stack.story.PlayStory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole road on real parts, once: the story to its last payment, then adversarial and malformed events, each
 * followed by a check of every cell.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStackITCase {
    private static final long SEED = Long.getLong("clearshare.seed", System.nanoTime());

    @TempDir
    static Path directory;

    private static WholeStack whole;
    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        System.out.println("seed " + SEED + " (again with -Dclearshare.seed=" + SEED + ")");
        whole = WholeStack.start(directory.resolve("data"), System.out);
        stack = whole.stack;
    }

    @AfterAll
    static void stop() {
        if (whole != null) {
            whole.close();
        }
    }

    @Test
    @Order(1)
    void theStoryEndsReconciled() throws Exception {
        new PlayStory(stack.file(), SEED, System.out::println).play();
        assertReconciled();
    }

    @Test
    @Order(2)
    void adversarialEventsAgreeWithTheOracleInEveryCell() throws Exception {
        Crowd crowd = new Crowd(stack.file(), SEED);
        crowd.register();
        crowd.sendRandomEvents(3_000);
        crowd.awaitReadable();
        assertTablesExact();
    }

    @Test
    @Order(3)
    void malformedRecordsAreListedAndGoodOnesAllCount() throws Exception {
        Crowd crowd = new Crowd(stack.file(), SEED + 1);
        crowd.sendMalformedAmongGood(10_000);
        crowd.awaitReadable();
        assertTablesExact();
    }

    private static void assertTablesExact() throws Exception {
        Report report = Reconciler.reconcileStream(stack.file());
        System.out.println(report.asText());
        assertThat(report.differences()).isEmpty();
    }

    /** What has just become readable is in the books a moment later. */
    private static void assertReconciled() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        Report report = Reconciler.reconcile(stack.file());
        while (!report.differences().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(2);
            report = Reconciler.reconcile(stack.file());
        }
        System.out.println(report.asText());
        assertThat(report.differences()).isEmpty();
    }
}
