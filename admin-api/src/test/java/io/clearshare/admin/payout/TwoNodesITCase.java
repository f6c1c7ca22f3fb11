package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.TwistedNode;
import io.clearshare.admin.parts.TwistedNode.Twist;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.solana.Rails;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two addresses of one chain, of which one is dead, behind or lies, first or last in the list: nothing is paid twice. */
class TwoNodesITCase {

    private static final int PAYOUTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Limits LIMITS = new Limits(
            20,
            Duration.ofSeconds(60),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofHours(2));

    @TempDir
    private static Path directory;

    private static SolanaPart node;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedBooks books = new SimulatedBooks();
    private TwistedNode twisted;

    @BeforeAll
    static void startNode() {
        node = SolanaPart.start(directory);
        node.advance(40);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void makePayouts() {
        node.control("{\"clear\":true}");
        twisted = TwistedNode.before(node);
        for (int i = 0; i < PAYOUTS; i++) {
            books.make(new UUID(7, i), SolanaPart.newAccount().getPublicKeyBase58(), 1_000_000 + i);
        }
    }

    @AfterEach
    void stop() {
        twisted.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DEAD,true",
        "DEAD,false",
        "DENIES,true",
        "DENIES,false",
        "LAGS,true",
        "LAGS,false",
        "AHEAD,true",
        "AHEAD,false",
        "SHORTENS,true",
        "SHORTENS,false",
        "INVENTS,true",
        "INVENTS,false"
    })
    void everyPayoutIsPaidExactlyOnce(Twist twist, boolean first) {
        PayoutRail rail = first
                ? Rails.over(node, PATIENCE, twisted.rpc(), node.rpc())
                : Rails.over(node, PATIENCE, node.rpc(), twisted.rpc());
        StillPayable payable = payout -> StillPayable.Answer.YES;
        PayPayouts alone = new PayPayouts(books, rail, payable, LIMITS, clock);
        PayMany pay = new PayMany(books, books, rail, payable, alone, LIMITS, clock);
        twisted.twist(twist);
        node.control("{\"fault\":{\"kind\":\"delayed\",\"times\":1,\"blocks\":120}}");
        node.control("{\"fault\":{\"kind\":\"dropped\",\"times\":1}}");
        for (int round = 0; round < 30; round++) {
            work(pay);
        }
        int whileTwisted = books.openCount();
        twisted.twist(Twist.NONE);
        for (int round = 0; round < 200 && !books.idle(); round++) {
            work(pay);
        }
        node.advance(200);
        assertThat(books.payouts())
                .allSatisfy(payout -> assertThat(payout.state()).isEqualTo(PayoutState.SETTLED))
                .allSatisfy(payout -> assertThat(timesPaid(payout)).isEqualTo(1));
        assertThat(whileTwisted)
                .as("a dead node does not stop payments")
                .isLessThanOrEqualTo(twist == Twist.DEAD ? 1 : PAYOUTS);
    }

    private void work(PayMany pay) {
        pay.round(PAYOUTS, PAYOUTS);
        node.advance(6);
        clock.advance(Duration.ofSeconds(4));
    }

    private int timesPaid(Payout payout) {
        int times = 0;
        for (JsonNode entry : node.call(
                "getSignaturesForAddress",
                Rails.tokenAccount(node, payout.wallet()),
                Map.of("limit", 100, "commitment", "finalized"))) {
            boolean named = entry.path("memo").asString("").contains(Payout.memo(payout.payoutId()));
            times += named && entry.path("err").isNull() ? 1 : 0;
        }
        return times;
    }
}
