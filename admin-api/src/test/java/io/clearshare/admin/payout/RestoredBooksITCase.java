package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayoutCondition.Finding;
import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.approval.Band;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A database restored from a backup that is older than the last payments pays nothing twice. */
class RestoredBooksITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MICROS = 30_000_000;

    @TempDir
    private Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private MigratedDatabase before;
    private SolanaPart node;

    @BeforeEach
    void start() {
        before = MigratedDatabase.create();
        node = SolanaPart.start(directory);
        node.advance(40);
    }

    @AfterEach
    void stop() {
        node.close();
        before.close();
    }

    @Test
    void whatWasPaidAfterTheBackupIsFoundOnTheChain() {
        PayoutFixtures fixtures = new PayoutFixtures(before);
        String waiting = influencer(fixtures, "waiting");
        String unknown = influencer(fixtures, "unknown");
        String approving = influencer(fixtures, "approving");
        String idle = influencer(fixtures, "idle");
        UUID waited = payout(fixtures, "waiting", waiting, Band.AUTOMATIC);
        UUID approved = payout(fixtures, "approving", approving, Band.ONE_APPROVAL);
        try (MigratedDatabase restored = before.restoredCopy()) {
            payout(fixtures, "unknown", unknown, Band.AUTOMATIC);
            approve(approved);
            payAll(before);
            assertThat(paid(waiting) + paid(unknown) + paid(approving)).isEqualTo(3 * MICROS);

            PayoutFixtures again = new PayoutFixtures(restored);
            CatchUpWithChain catchUp = catchUp(restored);
            assertThat(catchUp.done()).as("surprised, so it waits").isFalse();
            node.advance(152);
            assertThat(catchUp.done()).isTrue();
            payAll(restored);
            node.advance(40);

            assertThat(state(restored, waited)).isEqualTo("SETTLED");
            assertThat(state(restored, approved)).isEqualTo("CANCELLED");
            StoredBalances balances = new StoredBalances(restored.client());
            for (String id : new String[] {"waiting", "unknown", "approving"}) {
                assertThat(balances.of(id).availableMicros()).as(id).isZero();
            }
            assertThat(balances.of("idle").availableMicros()).isEqualTo(MICROS);
            long micros = 2 * MICROS;
            again.earning("unknown", "later", micros);
            UUID next = again.payout(
                    "unknown",
                    unknown,
                    node.mint(),
                    Band.AUTOMATIC,
                    clock.instant(),
                    new Candidates(restored.client()).unpaidLines("unknown").toArray(UnpaidLine[]::new));
            payAll(restored);
            node.advance(40);
            assertThat(state(restored, next)).isEqualTo("SETTLED");
            assertThat(paid(unknown)).isEqualTo(MICROS + micros);
            assertThat(paid(waiting)).isEqualTo(MICROS);
            assertThat(paid(approving)).isEqualTo(MICROS);
            assertThat(paid(idle)).isZero();
        }
    }

    @Test
    void aPaymentToAnAddressThatNobodyKnowsKeepsEverybodyFromBeingPaidUntilItIsBooked() {
        PayoutFixtures fixtures = new PayoutFixtures(before);
        influencer(fixtures, "other");
        try (MigratedDatabase restored = before.restoredCopy()) {
            String moved = influencer(fixtures, "moved");
            payout(fixtures, "moved", moved, Band.AUTOMATIC);
            payAll(before);

            FoundPayments found = found(restored);
            FoundPaymentCondition condition = new FoundPaymentCondition(found);
            Payee payee = new Payee("other", "w", Occasion.BALANCE, null);
            assertThat(condition.judge(payee)).isInstanceOf(Finding.Met.class);
            CatchUpWithChain catchUp = catchUp(restored);
            catchUp.done();
            assertThat(condition.judge(payee)).isInstanceOf(Finding.Unknown.class);

            new PayoutFixtures(restored).earning("other", "e-more", 2 * MICROS);
            FoundPayments.Found one = found.list(10).get(0);
            assertThat(one.booked()).isFalse();
            assertThat(one.influencerId()).isNull();
            assertThat(found.book(one, "other", MICROS, "finance", clock.instant()))
                    .isTrue();
            assertThat(found.book(one, "other", MICROS, "finance", clock.instant()))
                    .as("once")
                    .isFalse();
            assertThat(condition.judge(payee)).isInstanceOf(Finding.Met.class);
            assertThat(new StoredBalances(restored.client()).of("other").availableMicros())
                    .isEqualTo(2 * MICROS);
        }
    }

    @Test
    void whereNothingIsMissingNothingWaits() {
        PayoutFixtures fixtures = new PayoutFixtures(before);
        payout(fixtures, "i", influencer(fixtures, "i"), Band.AUTOMATIC);
        CatchUpWithChain catchUp = catchUp(before);
        assertThat(catchUp.done()).isTrue();
        payAll(before);
        clock.advance(Duration.ofMinutes(2));
        assertThat(catchUp.done()).isTrue();
        assertThat(found(before).list(10)).isEmpty();
    }

    private void approve(UUID payoutId) {
        before.ownerJdbc().update("""
                INSERT INTO staff (staff_id, email, role, password_hash, created_at)
                VALUES ('f', 'f@example.com', 'FINANCE', 'x', now())
                """);
        before.jdbc().update("""
                INSERT INTO payout_approval (payout_id, approver, content_hash, factor_at, approved_at)
                SELECT payout_id, 'staff:f', content_hash, now(), now() FROM payout WHERE payout_id = ?
                """, payoutId);
        before.jdbc().update("""
                UPDATE payout SET state = 'CREATED', approved_by = 'staff:f', approved_at = now(),
                    approved_hash = content_hash WHERE payout_id = ?
                """, payoutId);
    }

    private String influencer(PayoutFixtures fixtures, String id) {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        fixtures.influencer(id, wallet);
        fixtures.earning(id, "e-" + id, MICROS);
        return wallet;
    }

    private UUID payout(PayoutFixtures fixtures, String id, String wallet, Band band) {
        return fixtures.payout(id, wallet, node.mint(), band, clock.instant(), new UnpaidLine("e-" + id, MICROS));
    }

    private FoundPayments found(MigratedDatabase database) {
        return new FoundPayments(database.client(), new Ledger(database.jdbc()), database.transactions());
    }

    private CatchUpWithChain catchUp(MigratedDatabase database) {
        return new CatchUpWithChain(
                found(database),
                new PayoutFixtures(database).book(),
                new PayoutFixtures(database).escrow(),
                Rails.history(node, PATIENCE),
                clock);
    }

    /** Works until nothing is left to be paid. */
    private void payAll(MigratedDatabase database) {
        PayoutBook book = new PayoutFixtures(database).book();
        PayPayouts pay = new PayPayouts(
                new Attempts(database.client(), book, new Ledger(database.jdbc()), database.transactions(), e -> {}),
                Rails.to(node, PATIENCE),
                payout -> StillPayable.Answer.YES,
                PayPayouts.Limits.USUAL,
                clock);
        for (int round = 0; round < 60 && open(database) > 0; round++) {
            pay.claim(10).forEach(pay::advance);
            node.advance(6);
            clock.advance(Duration.ofSeconds(3));
        }
        assertThat(open(database)).isZero();
    }

    private static long open(MigratedDatabase database) {
        Long open = database.jdbc()
                .queryForObject("SELECT count(*) FROM payout WHERE state IN ('CREATED', 'SIGNED')", Long.class);
        return open == null ? -1 : open;
    }

    private static String state(MigratedDatabase database, UUID payoutId) {
        return database.client()
                .sql("SELECT state FROM payout WHERE payout_id = ?")
                .param(payoutId)
                .query(String.class)
                .single();
    }

    /** What the finalised chain has given to a wallet. */
    private long paid(String wallet) {
        JsonNode balance = node.call(
                "getTokenAccountBalance", Rails.tokenAccount(node, wallet), Map.of("commitment", "finalized"));
        return balance.path("value").path("amount").asLong(0);
    }
}
