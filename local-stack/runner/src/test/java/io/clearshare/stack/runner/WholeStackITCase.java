package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearshare.stack.reconcile.CheckNightly;
import io.clearshare.stack.reconcile.CheckWhatIf;
import io.clearshare.stack.reconcile.Falsify;
import io.clearshare.stack.reconcile.Reconciler;
import io.clearshare.stack.reconcile.Report;
import io.clearshare.stack.reconcile.ResultHash;
import io.clearshare.stack.runner.Options.PlantedFact;
import io.clearshare.stack.story.Crowd;
import io.clearshare.stack.story.PlayStory;
import io.clearshare.stack.verify.CheckVerifyKit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole road on real parts: the story to its last payment while every part is killed once, then falsified facts,
 * adversarial and malformed events, each followed by a check of every cell; and the same story again in peace.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStackITCase {
    private static final long SEED = Long.getLong("clearshare.seed", System.nanoTime());
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(4);

    @TempDir
    static Path directory;

    private static WholeStack whole;
    private static RunningStack stack;
    private static ResultHash result = new ResultHash(0, "");

    /** On which nobody is killed. */
    private static volatile @Nullable WholeStack peaceful;

    private static CompletableFuture<ResultHash> resultInPeace = new CompletableFuture<>();

    @BeforeAll
    static void start() throws Exception {
        System.out.println("seed " + SEED + " (again with -Dclearshare.seed=" + SEED + ")");
        whole = WholeStack.start(directory.resolve("data"));
        stack = whole.stack;
    }

    @AfterAll
    static void stop() {
        Stream.of(whole, peaceful).filter(Objects::nonNull).forEach(WholeStack::close);
    }

    @Test
    @Order(1)
    void theStoryEndsReconciledThoughEveryPartIsKilledOnce() throws Exception {
        CompletableFuture<Void> kills = CompletableFuture.runAsync(() -> {
            for (String part : List.of("taskmanager", "clickhouse", "signer", "kafka", "api", "jobmanager")) {
                killAfterAWhile(part);
            }
        });
        result = new PlayStory(stack.file(), SEED, System.out::println).play();
        kills.get(5, TimeUnit.MINUTES);
        assertReconciled();
    }

    /** A restart with nothing new in the books must not keep anybody from being paid. */
    @Test
    @Order(2)
    void thePortalWorksInABrowserAfterARestartOfTheApi() throws Exception {
        whole.killAndAwaitReturn("api");
        PortalInBrowser.run(stack.file());
        assertReconciled();
    }

    @Test
    @Order(3)
    void everyFalsifiedFactIsNamed() throws Exception {
        resultInPeace = CompletableFuture.supplyAsync(WholeStackITCase::tellAgain);
        Falsify falsify = new Falsify(stack);
        for (PlantedFact fact : PlantedFact.values()) {
            String id = falsify.by(fact, 1);
            Report report = Reconciler.reconcile(stack.file());
            assertThat(report.differences())
                    .as("one micro-unit more in %s %s", fact, id)
                    .isNotEmpty()
                    .anyMatch(difference -> difference.contains(id));
            if (fact == PlantedFact.POSTING) {
                assertThat(nightly().get("firstDifferences").toString()).contains(id);
            }
            falsify.by(fact, -1);
        }
        assertReconciled();
        assertThat(nightly().get("differences").asInt()).isZero();
    }

    private static JsonNode nightly() throws Exception {
        return CheckNightly.once(stack.file(), directory.resolve("data/secrets.json"));
    }

    @Test
    @Order(4)
    void adversarialEventsAgreeWithTheOracleInEveryCell() throws Exception {
        Crowd crowd = new Crowd(stack.file(), SEED);
        crowd.register();
        crowd.sendRandomEvents(3_000);
        crowd.awaitReadable();
        assertReconciled();
        CheckWhatIf.run(stack.file());
        CheckVerifyKit.run(stack.file(), directory);
    }

    @Test
    @Order(5)
    void malformedRecordsAreListedAndGoodOnesAllCount() throws Exception {
        Crowd crowd = new Crowd(stack.file(), SEED + 1);
        crowd.sendMalformedAmongGood(10_000);
        crowd.awaitReadable();
        assertReconciled();
    }

    @Test
    @Order(6)
    void theSameSeedGivesTheSameResultInPeaceAndAtAnotherTime() throws Exception {
        assertThat(resultInPeace.get(10, TimeUnit.MINUTES)).isEqualTo(result);
        stack = Objects.requireNonNull(peaceful).stack;
        assertReconciled();
    }

    /** On a stack of its own, while the first one is looked at. */
    private static ResultHash tellAgain() {
        try {
            WholeStack other = WholeStack.start(directory.resolve("again"));
            peaceful = other;
            long base = System.currentTimeMillis() - Duration.ofHours(7).toMillis();
            return new PlayStory(other.stack.file(), SEED, System.out::println).play(base);
        } catch (IOException | InterruptedException | SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void killAfterAWhile(String part) {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_KILLS.toMillis());
            whole.killAndAwaitReturn(part);
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has just become readable is in the books a moment later, and paid a moment after that. */
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
