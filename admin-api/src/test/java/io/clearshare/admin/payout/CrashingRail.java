package io.clearshare.admin.payout;

import io.clearshare.domain.payout.Fate;
import java.util.function.Supplier;

/** Dies before or after any call to the network. */
record CrashingRail(PayoutRail rail, Crash.Dice dice) implements PayoutRail {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public String mint() {
        return rail.mint();
    }

    @Override
    public Signing sign(Payment payment) {
        return around(() -> rail.sign(payment));
    }

    @Override
    public String send(SignedPayment signed) {
        return around(() -> rail.send(signed));
    }

    @Override
    public Fate prove(Payment payment, SignedPayment signed) {
        return around(() -> rail.prove(payment, signed));
    }

    private <T> T around(Supplier<T> call) {
        dice.roll();
        T answer = call.get();
        dice.roll();
        return answer;
    }
}
