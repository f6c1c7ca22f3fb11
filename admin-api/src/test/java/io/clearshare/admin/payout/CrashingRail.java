package io.clearshare.admin.payout;

import io.clearshare.domain.payout.Fate;
import java.util.List;
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

    @Override
    public List<Signing> signAll(List<Payment> payments) {
        return around(() -> rail.signAll(payments));
    }

    @Override
    public List<String> sendAll(List<SignedPayment> signed) {
        return around(() -> rail.sendAll(signed));
    }

    @Override
    public List<Fate> proveAll(List<Sent> sent) {
        return around(() -> rail.proveAll(sent));
    }

    private <T> T around(Supplier<T> call) {
        dice.roll();
        T answer = call.get();
        dice.roll();
        return answer;
    }
}
