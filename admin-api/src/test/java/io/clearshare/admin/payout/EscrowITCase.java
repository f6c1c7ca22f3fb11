package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.EscrowPart;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SignerPart;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Large payouts through the escrow: four real signer processes, the real virtual machine, the real database. */
class EscrowITCase {

    private static final long MICROS = 6_000_000_000L;
    private static final long MEMBER_CAP = 10_000_000_000L;
    private static final int NONCES = 4;
    private static final long LAMPORTS = 50_000_000_000L;
    private static final Limits LIMITS = new Limits(
            5,
            Duration.ofSeconds(40),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15));

    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static SolanaPart node;
    private static EscrowPart parts;
    private static Rails.WithEscrow rails;

    private MigratedDatabase database;
    private PayoutFixtures fixtures;
    private long lamportsBefore;
    private volatile StillPayable.Answer answer = StillPayable.Answer.YES;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        node = SolanaPart.start(directory);
        node.advance(40);
        parts = EscrowPart.start(
                directory,
                node,
                NONCES,
                Map.of(
                        "SIGNER_USDC_PAYOUT_MAX_MICROS", "5000000000",
                        "SIGNER_USDC_DAY_MAX_MICROS", "50000000000",
                        "SIGNER_SOL_PAYOUT_MAX_LAMPORTS", "0",
                        "SIGNER_SOL_DAY_MAX_LAMPORTS", "0",
                        "SIGNER_COST_DAY_MAX_LAMPORTS", "1000000000",
                        "SIGNER_ESCROW_PAYOUT_MAX_MICROS", "20000000000",
                        "SIGNER_ESCROW_DAY_MAX_MICROS", "900000000000"),
                MEMBER_CAP);
        parts.make();
        parts.treasury().allow(900_000_000_000L, LAMPORTS);
        node.advance(40);
        rails = Rails.withEscrow(node, parts, Duration.ofSeconds(5));
    }

    @AfterAll
    static void stop() {
        parts.close();
        node.close();
    }

    @BeforeEach
    void newBooks() {
        node.control("{\"clear\":true}");
        database = MigratedDatabase.create();
        fixtures = new PayoutFixtures(database);
        for (String one : List.of("f1", "f2")) {
            database.ownerJdbc().update("""
                    INSERT INTO staff (staff_id, email, role, password_hash, created_at)
                    VALUES (?, ? || '@example.com', 'FINANCE', 'x', now())
                    """, one, one);
        }
        lamportsBefore = lamports();
    }

    /** Whatever a test did, books and chain tell the same to the last unit. */
    @AfterEach
    void booksMatchTheChain() {
        StoredBalances balances = new StoredBalances(database.client());
        assertThat(-balances.ofAccount(Account.ESCROW_USDC.address()))
                .as("USDC in the vault")
                .isEqualTo(usdc(parts.multisig()));
        assertThat(balances.ofAccount(Account.TREASURY_SOL.address()))
                .as("lamports spent")
                .isEqualTo(lamportsBefore - lamports());
        database.close();
    }

    @Test
    void anApprovedPayoutIsFundedVisiblyAndReleasedToItsRecipient() {
        String wallet = wallet();
        UUID id = payout("happy", wallet, MICROS);
        assertThat(state(id)).isEqualTo("AWAITING_APPROVAL");
        work(() -> escrowState(id).equals("FUNDED"));
        assertThat(usdc(parts.multisig())).as("visible on the chain").isEqualTo(MICROS);
        assertThat(memos(parts.multisig())).anyMatch(memo -> memo.endsWith(" escrow-fund:" + id + ":" + root(id)));
        assertThat(memos(node.treasury().getPublicKeyBase58()))
                .as("listed under the treasury")
                .anyMatch(memo -> memo.contains("escrow-fund:" + id));
        approve(id, "f1");
        workSome();
        assertThat(state(id)).as("one approval of two").isEqualTo("AWAITING_APPROVAL");
        assertThat(usdc(wallet)).isZero();
        approve(id, "f2");
        work(() -> state(id).equals("SETTLED"));
        assertThat(usdc(wallet)).isEqualTo(MICROS);
        assertThat(usdc(parts.multisig())).isZero();
        assertThat(memos(wallet)).hasSize(1).allMatch(memo -> memo.endsWith(" payout:" + id + ":" + root(id)));
        assertThat(new StoredBalances(database.client()).ofAccount(Account.TREASURY_USDC.address()))
                .isEqualTo(MICROS);
        assertThat(escrowState(id)).isEqualTo("RELEASED");
    }

    @Test
    void neitherSlowPeopleNorASlowNetworkLetAReleaseExpire() {
        String wallet = wallet();
        UUID id = payout("slow", wallet, MICROS);
        work(() -> escrowState(id).equals("FUNDED"));
        node.advance(400);
        approve(id, "f1");
        node.advance(400);
        node.control("{\"fault\":{\"kind\":\"delayed\",\"blocks\":400,\"memo\":\"payout:%s\"}}".formatted(id));
        approve(id, "f2");
        work(() -> state(id).equals("SIGNED"));
        node.advance(300);
        workSome();
        assertThat(state(id)).as("long past the life of any blockhash").isEqualTo("SIGNED");
        work(() -> state(id).equals("SETTLED"));
        assertThat(usdc(wallet)).isEqualTo(MICROS);
        assertThat(count("SELECT count(*) FROM payout_attempt"))
                .as("signed once")
                .isEqualTo(1);
    }

    @Test
    void twoOfThreeSuffice() throws Exception {
        String first = wallet();
        String second = wallet();
        UUID one = payout("one-dead", first, MICROS);
        UUID two = payout("two-dead", second, MICROS);
        work(() -> escrowState(one).equals("FUNDED") && escrowState(two).equals("FUNDED"));
        SignerPart dead = parts.members().get(0);
        SignerPart other = parts.members().get(1);
        dead.kill();
        approve(one, "f1", "f2");
        work(() -> state(one).equals("SETTLED"));
        assertThat(usdc(first)).isEqualTo(MICROS);
        other.kill();
        approve(two, "f1", "f2");
        workSome();
        assertThat(state(two)).isEqualTo("CREATED");
        assertThat(reason(two)).contains("two of the escrow's three signers");
        assertThat(usdc(parts.multisig())).as("nothing is lost").isEqualTo(MICROS);
        node.advance(400);
        dead.restart();
        work(() -> state(two).equals("SETTLED"));
        other.restart();
        assertThat(usdc(second)).isEqualTo(MICROS);
    }

    @Test
    void aRefusedPayoutComesBackBeforeItsAmountIsFree() {
        long treasury = usdc(node.treasury().getPublicKeyBase58());
        UUID funded = payout("refused", wallet(), MICROS);
        work(() -> escrowState(funded).equals("FUNDED"));
        refuse(funded);
        assertThat(state(funded)).isEqualTo("REFUNDING");
        assertThat(available("refused")).as("still reserved").isZero();
        work(() -> !state(funded).equals("REFUNDING"));
        assertThat(state(funded)).isEqualTo("REFUSED");
        assertThat(reason(funded)).isEqualTo("no invoice");
        assertThat(available("refused")).isEqualTo(MICROS);
        assertThat(usdc(node.treasury().getPublicKeyBase58())).isEqualTo(treasury);
        assertThat(memos(parts.multisig()))
                .anyMatch(memo -> memo.endsWith(" escrow-refund:" + funded + ":" + root(funded)));

        UUID onItsWay = payout("on-its-way", wallet(), MICROS);
        work(() -> count("SELECT count(*) FROM escrow_attempt WHERE payout_id = '%s'".formatted(onItsWay)) == 1);
        refuse(onItsWay);
        assertThat(state(onItsWay)).as("the funding may still land").isEqualTo("REFUNDING");
        work(() -> state(onItsWay).equals("REFUSED"));
        UUID untouched = payout("untouched", wallet(), MICROS);
        refuse(untouched);
        assertThat(state(untouched)).as("nothing was signed").isEqualTo("REFUSED");
        assertThat(new StoredBalances(database.client()).ofAccount(Account.TREASURY_USDC.address()))
                .isZero();
    }

    @Test
    void whatMayNotBePaidAnyMoreComesBackAndCapsHoldWhatIsTooLarge() {
        UUID id = payout("too-large", wallet(), MEMBER_CAP + 1);
        work(() -> escrowState(id).equals("FUNDED"));
        approve(id, "f1", "f2");
        workSome();
        assertThat(state(id)).isEqualTo("CREATED");
        assertThat(reason(id)).contains("PAYOUT_CAP");
        answer = new StillPayable.Answer(StillPayable.Verdict.NO, "not active any more");
        work(() -> state(id).equals("CANCELLED"));
        assertThat(reason(id)).isEqualTo("not active any more");
        assertThat(available("too-large")).isEqualTo(MEMBER_CAP + 1);
    }

    @Test
    void whoRefusesWhileAWorkerSignsIsNotOverruled() {
        UUID id = payout("meanwhile", wallet(), MICROS);
        round(worker(new Crash.Dice(0, 0), new RefusedMeanwhile(rails.escrow(), () -> refuse(id))));
        workSome();
        assertThat(state(id)).isEqualTo("REFUSED");
        assertThat(reason(id)).isEqualTo("no invoice");
        assertThat(count("SELECT count(*) FROM escrow_attempt"))
                .as("signed, but never stored or sent")
                .isZero();
        UUID early = payout("too-early", wallet(), MICROS);
        approve(early, "f1", "f2");
        answer = new StillPayable.Answer(StillPayable.Verdict.NO, "a reversal came");
        work(() -> state(early).equals("CANCELLED"));
    }

    @Test
    void aReleaseThatNeverLandsIsCancelledByItsNonceAndSignedAgain() {
        String wallet = wallet();
        UUID id = payout("stuck", wallet, MICROS);
        work(() -> escrowState(id).equals("FUNDED"));
        node.control("{\"fault\":{\"kind\":\"dropped\",\"memo\":\"payout:%s\"}}".formatted(id));
        approve(id, "f1", "f2");
        work(() -> state(id).equals("SIGNED"));
        workSome();
        CLOCK.advance(Duration.ofMinutes(16));
        work(() -> state(id).equals("SETTLED"));
        assertThat(usdc(wallet)).isEqualTo(MICROS);
        assertThat(database.client()
                        .sql("SELECT state FROM payout_attempt WHERE payout_id = ? ORDER BY no")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("EXPIRED", "LANDED");
        work(() -> count("SELECT count(*) FROM escrow_attempt WHERE state = 'OPEN'") == 0);
    }

    /** Every point at which a worker can die, one after the other, on a payout each. */
    @Test
    void aWorkerThatDiesAnywhereLeavesNothingTwiceAndNothingLost() {
        int points = 0;
        boolean happened = true;
        for (int point = 1; happened; point++) {
            happened = dieAt(point, point % 3 == 0);
            points = point;
        }
        System.out.println("escrow: died at " + (points - 1) + " points");
        assertThat(points).isGreaterThan(20);
    }

    private boolean dieAt(int point, boolean refused) {
        String id = "crash-" + point;
        String wallet = wallet();
        UUID payout = payout(id, wallet, MICROS);
        Crash.At dice = new Crash.At(point);
        PayPayouts dying = worker(dice);
        work(dying, () -> escrowState(payout).equals("FUNDED"));
        if (refused) {
            refuse(payout);
        } else {
            approve(payout, "f1", "f2");
        }
        work(dying, () -> state(payout).equals(refused ? "REFUSED" : "SETTLED"));
        assertThat(usdc(wallet)).as("point " + point).isEqualTo(refused ? 0 : MICROS);
        assertThat(usdc(parts.multisig())).as("point " + point).isZero();
        assertThat(available(id)).as("point " + point).isEqualTo(refused ? MICROS : 0);
        return dice.happened() || refused;
    }

    @Test
    void theDatabaseLetsNothingOutThatIsNotFundedAndApproved() {
        UUID id = payout("guarded", wallet(), MICROS);
        assertThatThrownBy(() -> attempt(id, "x1")).hasMessageContaining("not funded and approved");
        work(() -> escrowState(id).equals("FUNDED"));
        assertThatThrownBy(() -> attempt(id, "x2")).hasMessageContaining("not funded and approved");
        assertThatThrownBy(() -> move(id, "FUND")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> move(id, "REFUND")).hasMessageContaining("no REFUND");
        for (String end : List.of("REFUSED", "CANCELLED")) {
            assertThatThrownBy(() -> database.jdbc()
                            .update(
                                    "UPDATE payout SET state = ?, reason = 'r', refused_by = 'f' WHERE payout_id = ?",
                                    end,
                                    id))
                    .hasMessageContaining("while its escrow is FUNDED");
        }
        for (String state : List.of("RELEASED", "REFUNDED", "FOUND", "UNFUNDED")) {
            assertThatThrownBy(() -> database.jdbc()
                            .update(
                                    "UPDATE payout_escrow SET state = ?, left_at = now() WHERE payout_id = ?",
                                    state,
                                    id))
                    .isInstanceOf(DataAccessException.class);
        }
        approve(id, "f1", "f2");
        node.control("{\"fault\":{\"kind\":\"delayed\",\"blocks\":60,\"memo\":\"payout:%s\"}}".formatted(id));
        work(() -> state(id).equals("SIGNED"));
        assertThatThrownBy(() -> move(id, "REFUND")).as("the release may land").hasMessageContaining("no REFUND");
        assertThatThrownBy(
                        () -> database.jdbc().update("UPDATE payout SET state = 'REFUNDING' WHERE payout_id = ?", id))
                .hasMessageContaining("may still pay");
        work(() -> state(id).equals("SETTLED"));
        assertThatThrownBy(() -> move(id, "REFUND")).hasMessageContaining("no REFUND");
    }

    @Test
    void booksFromAnOlderBackupFindWhatTheEscrowDidSince() {
        String paidWallet = wallet();
        String waitingWallet = wallet();
        UUID paid = payout("restored-paid", paidWallet, MICROS);
        UUID refunded = payout("restored-refunded", wallet(), MICROS);
        approve(paid, "f1", "f2");
        UUID waiting = payout("restored-waiting", waitingWallet, MICROS);
        long spentBefore = lamportsBefore;
        FoundPayments read = new FoundPayments(database.client(), new Ledger(database.jdbc()), database.transactions());
        read.payers(rails.history().payers(), CLOCK.instant())
                .forEach(payer -> read.readUpTo(payer, newestSignature(), CLOCK.instant()));
        MigratedDatabase lost = database;
        try (MigratedDatabase restored = database.restoredCopy()) {
            work(() -> state(paid).equals("SETTLED") && escrowState(refunded).equals("FUNDED"));
            refuse(refunded);
            approve(waiting, "f1", "f2");
            work(() -> state(refunded).equals("REFUSED") && state(waiting).equals("SETTLED"));
            node.advance(40);

            database = restored;
            fixtures = new PayoutFixtures(restored);
            CatchUpWithChain catchUp = new CatchUpWithChain(
                    new FoundPayments(restored.client(), new Ledger(restored.jdbc()), restored.transactions()),
                    fixtures.book(),
                    fixtures.escrow(),
                    rails.history(),
                    CLOCK);
            assertThat(catchUp.done()).as("surprised, so it waits").isFalse();
            node.advance(152);
            assertThat(catchUp.done()).isTrue();
            work(() -> state(paid).equals("SETTLED"));
            assertThat(state(refunded)).isEqualTo("CANCELLED");
            assertThat(available("restored-refunded")).isEqualTo(MICROS);
            assertThat(state(waiting))
                    .as("it was not approved yet in this backup")
                    .isEqualTo("CANCELLED");
            assertThat(available("restored-waiting"))
                    .as("what was paid is owed no more")
                    .isZero();
            workSome();
            assertThat(usdc(paidWallet)).isEqualTo(MICROS);
            assertThat(usdc(waitingWallet)).isEqualTo(MICROS);
            lamportsBefore = spentBefore;
            booksMatchTheChain();
        } finally {
            database = lost;
            fixtures = new PayoutFixtures(lost);
            database = MigratedDatabase.create();
            lost.close();
            lamportsBefore = lamports();
        }
    }

    private String newestSignature() {
        return node.call("getSignaturesForAddress", parts.treasury().address(), Map.of("limit", 1))
                .path(0)
                .path("signature")
                .asString();
    }

    private void attempt(UUID id, String signature) {
        database.jdbc().update("""
                INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height,
                    context_slot, signed_at) VALUES (?, 1, ?, ?, 'b', 1, 1, now())
                """, id, signature, new byte[100]);
    }

    private void move(UUID id, String purpose) {
        database.jdbc().update("""
                INSERT INTO escrow_attempt (payout_id, purpose, no, signature, wire, blockhash, nonce_account,
                    last_valid_block_height, context_slot, signed_at)
                SELECT payout_id, ?, 9, ?, ?, 'b', CASE ? WHEN 'FUND' THEN '' ELSE coalesce(nonce_account, '') END, 1, 1,
                    now() FROM payout_escrow WHERE payout_id = ?
                """, purpose, purpose, new byte[100], purpose, id);
    }

    private UUID payout(String influencer, String wallet, long micros) {
        fixtures.influencer(influencer, wallet);
        fixtures.earning(influencer, "e-" + influencer, micros);
        return fixtures.escrowed(
                influencer,
                wallet,
                node.mint(),
                parts.multisig(),
                CLOCK.instant(),
                new UnpaidLine("e-" + influencer, micros));
    }

    private void approve(UUID id, String... approvers) {
        for (String one : approvers) {
            database.jdbc().update("""
                    INSERT INTO payout_approval (payout_id, approver, content_hash, factor_at, approved_at)
                    SELECT payout_id, 'staff:' || ?, content_hash, now(), now() FROM payout WHERE payout_id = ?
                    """, one, id);
            boolean complete = count("SELECT count(*) FROM payout_approval WHERE payout_id = '" + id + "'") == 2;
            Payout payout = fixtures.book().find(id).orElseThrow();
            fixtures.book().approved(payout, "staff:" + one, complete, CLOCK.instant());
        }
    }

    private void refuse(UUID id) {
        Payout payout = fixtures.book().find(id).orElseThrow();
        assertThat(fixtures.book().refuse(payout, "no invoice", "staff:f1", CLOCK.instant()))
                .isTrue();
    }

    private PayPayouts worker(Crash.Dice dice) {
        return worker(dice, rails.escrow());
    }

    private PayPayouts worker(Crash.Dice dice, EscrowRail escrow) {
        PayoutBook book = fixtures.book();
        CrashingAttempts steps = new CrashingAttempts(database, book, dice);
        StillPayable still = payout -> answer;
        return new PayPayouts(
                steps,
                new CrashingRail(rails.rail(), dice),
                new MoveEscrow(
                        new CrashingEscrow(database, book, dice),
                        steps,
                        new CrashingEscrow.Rail(escrow, dice),
                        still,
                        LIMITS,
                        CLOCK),
                still,
                LIMITS,
                CLOCK);
    }

    private void work(BooleanSupplier done) {
        work(worker(new Crash.Dice(0, 0)), done);
    }

    private static void work(PayPayouts worker, BooleanSupplier done) {
        for (int round = 0; !done.getAsBoolean(); round++) {
            assertThat(round).as("rounds without an end").isLessThan(400);
            round(worker);
        }
    }

    /** So long that whatever can happen has happened. */
    private void workSome() {
        PayPayouts worker = worker(new Crash.Dice(0, 0));
        for (int i = 0; i < 15; i++) {
            round(worker);
        }
    }

    private static void round(PayPayouts worker) {
        for (Lease lease : worker.claim(10)) {
            try {
                worker.advance(lease);
            } catch (Crash crash) {
                // The next worker takes over when the lease has run out.
                CLOCK.advance(LIMITS.lease());
            }
        }
        node.advance(8);
        CLOCK.advance(Duration.ofSeconds(4));
    }

    private String state(UUID id) {
        return text("SELECT state FROM payout WHERE payout_id = ?", id);
    }

    private String reason(UUID id) {
        return text("SELECT reason FROM payout WHERE payout_id = ?", id);
    }

    private String root(UUID id) {
        return text("SELECT lines_root FROM payout WHERE payout_id = ?", id);
    }

    private String escrowState(UUID id) {
        return text("SELECT state FROM payout_escrow WHERE payout_id = ?", id);
    }

    private String text(String sql, UUID id) {
        return database.client().sql(sql).param(id).query(String.class).single();
    }

    private long count(String sql) {
        return database.client().sql(sql).query(Long.class).single();
    }

    private long available(String influencer) {
        return new StoredBalances(database.client()).of(influencer).availableMicros();
    }

    private static String wallet() {
        return SolanaPart.newAccount().getPublicKeyBase58();
    }

    private static long usdc(String owner) {
        JsonNode balance =
                node.call("getTokenAccountBalance", Rails.tokenAccount(node, owner), Map.of("commitment", "finalized"));
        return balance.path("value").path("amount").asLong(0);
    }

    private static long lamports() {
        return node.call("getBalance", parts.treasury().address(), Map.of("commitment", "finalized"))
                .path("value")
                .asLong();
    }

    private static List<String> memos(String owner) {
        String address = owner.equals(node.treasury().getPublicKeyBase58()) ? owner : Rails.tokenAccount(node, owner);
        return node.call("getSignaturesForAddress", address, Map.of("limit", 200, "commitment", "finalized"))
                .valueStream()
                .map(entry -> entry.path("memo").asString(""))
                .toList();
    }

    /** While it signs, something else happens. */
    private record RefusedMeanwhile(EscrowRail rail, Runnable meanwhile) implements EscrowRail {

        @Override
        public String multisig() {
            return rail.multisig();
        }

        @Override
        public List<String> nonces() {
            return rail.nonces();
        }

        @Override
        public Signing sign(Kind kind, Payment payment, String nonceAccount) {
            Signing signing = rail.sign(kind, payment, nonceAccount);
            meanwhile.run();
            return signing;
        }

        @Override
        public String send(SignedPayment signed) {
            return rail.send(signed);
        }

        @Override
        public Fate prove(Kind kind, Payment payment, SignedPayment signed) {
            return rail.prove(kind, payment, signed);
        }
    }
}
