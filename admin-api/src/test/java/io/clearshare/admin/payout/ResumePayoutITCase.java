package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.TwistedNode;
import io.clearshare.admin.parts.TwistedNode.Twist;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.approval.Band;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stopped for a person to look at goes on where it stood, and is paid once. */
class ResumePayoutITCase {

    private static final long MICROS = 30_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TRIES = 2;
    private static final Duration DISPUTE = Duration.ofMinutes(2);
    private static final Limits LIMITS = new Limits(
            TRIES,
            Duration.ofSeconds(60),
            Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            DISPUTE);

    @TempDir
    private static Path directory;

    private static SolanaPart node;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<Object> events = new ArrayList<>();
    private MigratedDatabase database;
    private PayoutFixtures fixtures;
    private PayoutBook book;
    private Attempts attempts;
    private UUID payoutId;
    private String wallet;

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
    void makePayout() {
        database = MigratedDatabase.create();
        fixtures = new PayoutFixtures(database);
        book = fixtures.book();
        attempts = new Attempts(
                database.client(), book, new Ledger(database.jdbc()), database.transactions(), events::add);
        wallet = SolanaPart.newAccount().getPublicKeyBase58();
        fixtures.influencer("ann", wallet);
        fixtures.earning("ann", "e-1", MICROS);
        payoutId = fixtures.payout(
                "ann", wallet, node.mint(), Band.AUTOMATIC, clock.instant(), new UnpaidLine("e-1", MICROS));
    }

    @AfterEach
    void stop() {
        node.control("{\"clear\":true}");
        database.close();
    }

    @Test
    void afterTooManyAttemptsItMayTryAsOftenAgain() {
        PayMany worker = worker(Rails.to(node, PATIENCE));
        node.control("{\"fault\":{\"kind\":\"dropped\",\"times\":1000}}");
        assertThat(workedUntil(worker, PayoutState.REVIEW).reason()).contains(TRIES + " attempts");
        assertThat(events)
                .filteredOn(PayoutInReview.class::isInstance)
                .singleElement()
                .extracting(event -> ((PayoutInReview) event).payoutId())
                .isEqualTo(payoutId);
        assertThat(payout().resumedAt()).isNull();
        assertThat(resume("they were dropped")).isTrue();
        assertThat(payout().state()).isEqualTo(PayoutState.CREATED);
        workedUntil(worker, PayoutState.REVIEW);
        assertThat(book.attempts(payoutId)).hasSize(2 * TRIES);
        node.control("{\"clear\":true}");
        assertThat(resume("they are not dropped any more")).isTrue();
        workedUntil(worker, PayoutState.SETTLED);
        assertPaidOnce();
        assertThat(notes())
                .contains("CREATED staff:f they were dropped", "CREATED staff:f they are not dropped any more");
    }

    @Test
    void anAttemptThatMayHavePaidIsProvenOnceMoreAndNeverSignedAnew() {
        try (TwistedNode twisted = TwistedNode.before(node)) {
            PayMany worker = worker(Rails.over(node, PATIENCE, node.rpc(), twisted.rpc()));
            twisted.twist(Twist.DENIES);
            assertThat(workedUntil(worker, PayoutState.REVIEW).reason()).contains("without it");
            Instant before = clock.instant();
            assertThat(resume("it looks paid")).isTrue();
            assertThat(payout().state()).isEqualTo(PayoutState.SIGNED);
            workedUntil(worker, PayoutState.REVIEW);
            assertThat(Duration.between(before, clock.instant()))
                    .as("a lie is given as much time again")
                    .isGreaterThanOrEqualTo(DISPUTE);
            twisted.twist(Twist.NONE);
            assertThat(resume("the node was replaced")).isTrue();
            workedUntil(worker, PayoutState.SETTLED);
        }
        assertThat(book.attempts(payoutId)).hasSize(1);
        assertPaidOnce();
    }

    @Test
    void onlyWhatIsInReviewGoesOn() {
        assertThat(resume("why not")).isFalse();
        assertThat(payout().state()).isEqualTo(PayoutState.CREATED);
        database.jdbc().update("UPDATE payout SET state = 'REVIEW', reason = 'x' WHERE payout_id = ?", payoutId);
        for (String elsewhere : List.of("SETTLED", "FAILED", "CANCELLED", "REFUSED", "SIGNED", "REFUNDING")) {
            assertThatThrownBy(() -> database.jdbc()
                            .update("UPDATE payout SET state = ? WHERE payout_id = ?", elsewhere, payoutId))
                    .as(elsewhere)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(resume("looked at")).isTrue();
        assertThat(resume("looked at")).isFalse();
    }

    @Test
    void whatWaitedForFinanceInTheEscrowWaitsAgainUnlessItIsApproved() {
        UnpaidLine line = new UnpaidLine("e-2", MICROS);
        fixtures.influencer("bea", wallet);
        fixtures.earning("bea", "e-2", MICROS);
        payoutId = fixtures.escrowed("bea", wallet, node.mint(), wallet, clock.instant(), line);
        database.jdbc().update("UPDATE payout SET state = 'REVIEW', reason = 'x' WHERE payout_id = ?", payoutId);
        assertThatThrownBy(() -> database.ownerJdbc().update("""
                        UPDATE payout SET state = 'AWAITING_APPROVAL', approved_by = 'staff:f', approved_at = now(),
                            approved_hash = content_hash WHERE payout_id = ?
                        """, payoutId))
                .hasMessageContaining("is approved already");
        assertThat(resume("the signers are back")).isTrue();
        assertThat(payout().state()).isEqualTo(PayoutState.AWAITING_APPROVAL);
    }

    private PayMany worker(PayoutRail rail) {
        ManySteps many = new AttemptsTogether(
                database.client(), new Ledger(database.jdbc()), database.transactions(), events::add);
        StillPayable payable = payout -> StillPayable.Answer.YES;
        PayPayouts alone = new PayPayouts(attempts, rail, payable, LIMITS, clock);
        return new PayMany(many, attempts, rail, payable, alone, LIMITS, clock);
    }

    private boolean resume(String found) {
        return book.resume(payout(), found, "staff:f", clock.instant());
    }

    private Payout payout() {
        return book.find(payoutId).orElseThrow();
    }

    private Payout workedUntil(PayMany worker, PayoutState wanted) {
        for (int round = 0; round < 400 && payout().state() != wanted; round++) {
            worker.round(10, 10);
            node.advance(6);
            clock.advance(Duration.ofSeconds(4));
        }
        assertThat(payout().state()).isEqualTo(wanted);
        return payout();
    }

    private List<String> notes() {
        return database.jdbc()
                .queryForList(
                        "SELECT state || ' ' || actor || ' ' || note FROM payout_event WHERE payout_id = ? ORDER BY event_no",
                        String.class,
                        payoutId);
    }

    private void assertPaidOnce() {
        node.advance(200);
        String held = node.call(
                        "getTokenAccountBalance", Rails.tokenAccount(node, wallet), Map.of("commitment", "finalized"))
                .at("/value/amount")
                .asString();
        assertThat(held).isEqualTo(Long.toString(MICROS));
        assertThat(new StoredBalances(database.client()).ofAccount(Account.TREASURY_USDC.address()))
                .isEqualTo(MICROS);
    }
}
