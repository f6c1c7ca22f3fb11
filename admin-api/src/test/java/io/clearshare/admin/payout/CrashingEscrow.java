package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Dies before or after the commit of any step around the vault, and before or after any call to the network. */
final class CrashingEscrow extends EscrowBook {

    private final Crash.Dice dice;

    CrashingEscrow(MigratedDatabase database, PayoutBook book, Crash.Dice dice) {
        super(database.client(), book, new Ledger(database.jdbc()), database.transactions());
        this.dice = dice;
    }

    @Override
    Optional<String> nonce(Lease lease, List<String> nonces) {
        return around(dice, () -> super.nonce(lease, nonces));
    }

    @Override
    void signed(Lease lease, Kind kind, SignedPayment payment, Instant now) {
        around(dice, () -> super.signed(lease, kind, payment, now));
    }

    @Override
    void sent(SignedPayment payment, Instant now) {
        around(dice, () -> super.sent(payment, now));
    }

    @Override
    void landed(Lease lease, Escrow.Move move, Fate.Landed proof, Instant now) {
        around(dice, () -> super.landed(lease, move, proof, now));
    }

    @Override
    void ended(Lease lease, Escrow held, Instant now) {
        around(dice, () -> super.ended(lease, held, now));
    }

    private static void around(Crash.Dice dice, Runnable step) {
        dice.roll();
        step.run();
        dice.roll();
    }

    private static <T> T around(Crash.Dice dice, Supplier<T> call) {
        dice.roll();
        T answer = call.get();
        dice.roll();
        return answer;
    }

    /** The rail that dies with it. */
    record Rail(EscrowRail rail, Crash.Dice dice) implements EscrowRail {

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
            return around(dice, () -> rail.sign(kind, payment, nonceAccount));
        }

        @Override
        public String send(SignedPayment signed) {
            return around(dice, () -> rail.send(signed));
        }

        @Override
        public Fate prove(Kind kind, Payment payment, SignedPayment signed) {
            return around(dice, () -> rail.prove(kind, payment, signed));
        }
    }
}
