package io.clearshare.admin.payout;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import java.util.Map;

/** Takes each payment to the rail of its currency; signed bytes leave the same way for all. */
public record RailByCurrency(PayoutRail usdc, PayoutRail sol) implements PayoutRail {

    @Override
    public boolean isReady() {
        return usdc.isReady() && sol.isReady();
    }

    @Override
    public String mint() {
        return usdc.mint();
    }

    @Override
    public Signing sign(Payment payment) {
        return of(payment).sign(payment);
    }

    @Override
    public String send(SignedPayment signed) {
        return usdc.send(signed);
    }

    @Override
    public Fate prove(Payment payment, SignedPayment signed) {
        return of(payment).prove(payment, signed);
    }

    private PayoutRail of(Payment payment) {
        PayoutRail rail = Map.of(Currency.USDC, usdc, Currency.SOL, sol).get(payment.currency());
        if (rail == null) {
            throw new IllegalArgumentException("Nothing is paid in " + payment.currency());
        }
        return rail;
    }
}
