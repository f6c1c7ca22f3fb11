package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SignerPart;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Large payouts through the escrow while signers, people, network, workers and backups fail. */
class EscrowFaultsITCase extends EscrowScene {

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
}
