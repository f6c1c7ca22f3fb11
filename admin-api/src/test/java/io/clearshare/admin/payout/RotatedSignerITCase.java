package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SignerPart;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PaymentHistory.Payer;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.money.Currency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signer is started anew with another key while payouts are under way. */
class RotatedSignerITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MICROS = 30_000_000;
    private static final long ALLOWANCE = 1_000_000_000;
    private static final long LAMPORTS = 1_000_000_000;
    private static final Map<String, String> CAPS = Map.of(
            "SIGNER_USDC_PAYOUT_MAX_MICROS", "1000000000",
            "SIGNER_USDC_DAY_MAX_MICROS", "10000000000",
            "SIGNER_SOL_PAYOUT_MAX_LAMPORTS", "1000000000",
            "SIGNER_SOL_DAY_MAX_LAMPORTS", "1000000000",
            "SIGNER_COST_DAY_MAX_LAMPORTS", "1000000000");

    @TempDir
    private Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MigratedDatabase database = MigratedDatabase.create();
    private SolanaPart node;
    private SignerPart signer;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        node = SolanaPart.start(directory);
        node.advance(40);
        signer = SignerPart.start(directory, node, CAPS);
        signer.allow(ALLOWANCE, LAMPORTS);
    }

    @AfterEach
    void stop() {
        signer.close();
        node.close();
        database.close();
    }

    /** The new approval ends the old one, so what the old signer has signed can only land before it. */
    @Test
    void whatTheOldSignerHasSignedIsSettledOnceWhetherItLandedOrNot() throws Exception {
        PayoutFixtures fixtures = new PayoutFixtures(database);
        UUID landed = payout(fixtures, "landed");
        UUID stuck = payout(fixtures, "stuck");
        UUID fresh = payout(fixtures, "fresh");
        PayoutRail.SignedPayment sent = sign(landed);
        sign(stuck);
        Rails.delegated(node, PATIENCE, signer).send(sent);
        node.advance(2);
        PaymentHistory history = Rails.history(node, PATIENCE, signer);
        String old = signer.address();
        assertThat(history.payers()).extracting(Payer::address).containsExactly(old);

        signer.changeKey();
        signer.allow(ALLOWANCE, LAMPORTS);
        Await.until(
                "the API notices the new key",
                () -> !history.payers().get(0).address().equals(old));
        CatchUpWithChain catchUp = catchUp(database);
        assertThat(catchUp.done()).isTrue();
        payAll(database);
        node.advance(40);

        for (UUID payout : new UUID[] {landed, stuck, fresh}) {
            assertThat(state(database, payout)).isEqualTo("SETTLED");
        }
        assertThat(attempts(landed)).isEqualTo(1);
        assertThat(attempts(stuck)).as("once in vain").isEqualTo(2);
        for (String id : new String[] {"landed", "stuck", "fresh"}) {
            assertThat(paid(database, id)).as(id).isEqualTo(MICROS);
        }
        clock.advance(Duration.ofMinutes(2));
        assertThat(catchUp.done()).isTrue();
        assertThat(found(database).list(10)).isEmpty();
    }

    @Test
    void aBackupFromBeforeTheRotationFindsWhatTheOldSignerPaidAfterIt() throws Exception {
        PayoutFixtures fixtures = new PayoutFixtures(database);
        assertThat(catchUp(database).done()).isTrue();
        UUID waiting = payout(fixtures, "waiting");
        try (MigratedDatabase restored = database.restoredCopy()) {
            payAll(database);
            node.advance(40);
            signer.changeKey();
            signer.allow(ALLOWANCE, LAMPORTS);

            CatchUpWithChain catchUp = catchUp(restored);
            assertThat(catchUp.done()).as("surprised, so it waits").isFalse();
            node.advance(152);
            assertThat(catchUp.done()).isTrue();
            payAll(restored);
            node.advance(40);

            assertThat(state(restored, waiting)).isEqualTo("SETTLED");
            assertThat(paid(restored, "waiting")).isEqualTo(MICROS);
            assertThat(new StoredBalances(restored.client()).of("waiting").availableMicros())
                    .isZero();
        }
    }

    private UUID payout(PayoutFixtures fixtures, String id) {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        fixtures.influencer(id, wallet);
        fixtures.earning(id, "e-" + id, MICROS);
        return fixtures.payout(
                id, wallet, node.mint(), Band.AUTOMATIC, clock.instant(), new UnpaidLine("e-" + id, MICROS));
    }

    /** Stores what the signer signs; the process dies before it sends it. */
    private PayoutRail.SignedPayment sign(UUID payoutId) {
        Attempts attempts = attempts(database);
        Payout payout = attempts.find(payoutId).orElseThrow();
        Lease lease = attempts.claim(10, Duration.ofSeconds(1), clock.instant()).stream()
                .filter(one -> one.payoutId().equals(payoutId))
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.ofSeconds(2));
        Payment payment =
                new Payment(payoutId, payout.wallet(), Currency.USDC, payout.amountMicros(), payout.linesRoot());
        Signing.Signed signed =
                (Signing.Signed) Rails.delegated(node, PATIENCE, signer).sign(payment);
        attempts.signed(lease, signed.payment(), clock.instant());
        return signed.payment();
    }

    private static Attempts attempts(MigratedDatabase database) {
        PayoutBook book = new PayoutFixtures(database).book();
        return new Attempts(database.client(), book, new Ledger(database.jdbc()), database.transactions(), event -> {});
    }

    private static FoundPayments found(MigratedDatabase database) {
        return new FoundPayments(database.client(), new Ledger(database.jdbc()), database.transactions());
    }

    private CatchUpWithChain catchUp(MigratedDatabase books) {
        return new CatchUpWithChain(
                found(books),
                new PayoutFixtures(books).book(),
                new PayoutFixtures(books).escrow(),
                Rails.history(node, PATIENCE, signer),
                clock);
    }

    private void payAll(MigratedDatabase books) {
        PayPayouts pay = new PayPayouts(
                attempts(books),
                Rails.delegated(node, PATIENCE, signer),
                payout -> StillPayable.Answer.YES,
                PayPayouts.Limits.USUAL,
                clock);
        for (int round = 0; round < 60 && open(books) > 0; round++) {
            pay.claim(10).forEach(pay::advance);
            node.advance(6);
            clock.advance(Duration.ofSeconds(3));
        }
        assertThat(open(books)).isZero();
    }

    private static int open(MigratedDatabase books) {
        return number(books, "SELECT count(*) FROM payout WHERE state IN ('CREATED', 'SIGNED')");
    }

    private int attempts(UUID payoutId) {
        return number(database, "SELECT count(*) FROM payout_attempt WHERE payout_id = ?", payoutId);
    }

    private static int number(MigratedDatabase books, String sql, Object... parameters) {
        return books.client().sql(sql).params(parameters).query(Integer.class).single();
    }

    private static String state(MigratedDatabase books, UUID payoutId) {
        return books.client()
                .sql("SELECT state FROM payout WHERE payout_id = ?")
                .param(payoutId)
                .query(String.class)
                .single();
    }

    /** What the finalised chain has given to an influencer. */
    private long paid(MigratedDatabase books, String influencerId) {
        String wallet = books.client()
                .sql("SELECT wallet FROM influencer WHERE influencer_id = ?")
                .param(influencerId)
                .query(String.class)
                .single();
        return node.call("getTokenAccountBalance", Rails.tokenAccount(node, wallet), Map.of("commitment", "finalized"))
                .path("value")
                .path("amount")
                .asLong(0);
    }
}
