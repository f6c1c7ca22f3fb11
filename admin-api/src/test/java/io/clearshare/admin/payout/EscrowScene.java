package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.EscrowPart;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.solana.Rails;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Four real signer processes, the real virtual machine, the real database: what payouts through the escrow are tested with. */
abstract class EscrowScene {

    static final long MICROS = 6_000_000_000L;
    static final long MEMBER_CAP = 10_000_000_000L;
    static final int NONCES = 4;
    static final long LAMPORTS = 50_000_000_000L;
    static final Limits LIMITS = new Limits(
            5,
            Duration.ofSeconds(40),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15));

    static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    static SolanaPart node;
    static EscrowPart parts;
    static Rails.WithEscrow rails;

    MigratedDatabase database;
    PayoutFixtures fixtures;
    long lamportsBefore;
    volatile StillPayable.Answer answer = StillPayable.Answer.YES;

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

    UUID payout(String influencer, String wallet, long micros) {
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

    void approve(UUID id, String... approvers) {
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

    void refuse(UUID id) {
        Payout payout = fixtures.book().find(id).orElseThrow();
        assertThat(fixtures.book().refuse(payout, "no invoice", "staff:f1", CLOCK.instant()))
                .isTrue();
    }

    PayPayouts worker(Crash.Dice dice) {
        return worker(dice, rails.escrow());
    }

    PayPayouts worker(Crash.Dice dice, EscrowRail escrow) {
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

    void work(BooleanSupplier done) {
        work(worker(new Crash.Dice(0, 0)), done);
    }

    static void work(PayPayouts worker, BooleanSupplier done) {
        for (int round = 0; !done.getAsBoolean(); round++) {
            assertThat(round).as("rounds without an end").isLessThan(400);
            round(worker);
        }
    }

    /** So long that whatever can happen has happened. */
    void workSome() {
        PayPayouts worker = worker(new Crash.Dice(0, 0));
        for (int i = 0; i < 15; i++) {
            round(worker);
        }
    }

    static void round(PayPayouts worker) {
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

    String state(UUID id) {
        return text("SELECT state FROM payout WHERE payout_id = ?", id);
    }

    String reason(UUID id) {
        return text("SELECT reason FROM payout WHERE payout_id = ?", id);
    }

    String root(UUID id) {
        return text("SELECT lines_root FROM payout WHERE payout_id = ?", id);
    }

    String escrowState(UUID id) {
        return text("SELECT state FROM payout_escrow WHERE payout_id = ?", id);
    }

    String text(String sql, UUID id) {
        return database.client().sql(sql).param(id).query(String.class).single();
    }

    long count(String sql) {
        return database.client().sql(sql).query(Long.class).single();
    }

    long available(String influencer) {
        return new StoredBalances(database.client()).of(influencer).availableMicros();
    }

    static String wallet() {
        return SolanaPart.newAccount().getPublicKeyBase58();
    }

    static long usdc(String owner) {
        JsonNode balance =
                node.call("getTokenAccountBalance", Rails.tokenAccount(node, owner), Map.of("commitment", "finalized"));
        return balance.path("value").path("amount").asLong(0);
    }

    static long lamports() {
        return node.call("getBalance", parts.treasury().address(), Map.of("commitment", "finalized"))
                .path("value")
                .asLong();
    }

    static List<String> memos(String owner) {
        String address = owner.equals(node.treasury().getPublicKeyBase58()) ? owner : Rails.tokenAccount(node, owner);
        return node.call("getSignaturesForAddress", address, Map.of("limit", 200, "commitment", "finalized"))
                .valueStream()
                .map(entry -> entry.path("memo").asString(""))
                .toList();
    }
}
