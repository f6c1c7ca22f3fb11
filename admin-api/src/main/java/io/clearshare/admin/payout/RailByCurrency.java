package io.clearshare.admin.payout;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

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

    @Override
    public List<Signing> signAll(List<Payment> payments) {
        return byRail(payments, payment -> payment, PayoutRail::signAll);
    }

    @Override
    public List<String> sendAll(List<SignedPayment> signed) {
        return usdc.sendAll(signed);
    }

    @Override
    public List<Fate> proveAll(List<Sent> sent) {
        return byRail(sent, Sent::payment, PayoutRail::proveAll);
    }

    /** Asks each rail once, and puts its answers where they belong. */
    private <T, A> List<A> byRail(
            List<T> asked, Function<T, Payment> payment, BiFunction<PayoutRail, List<T>, List<A>> ask) {
        Map<PayoutRail, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            places.computeIfAbsent(of(payment.apply(asked.get(i))), rail -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, A> answers = new TreeMap<>();
        places.forEach((rail, indices) -> {
            List<A> told = ask.apply(rail, indices.stream().map(asked::get).toList());
            for (int i = 0; i < indices.size(); i++) {
                answers.put(indices.get(i), told.get(i));
            }
        });
        return List.copyOf(answers.values());
    }

    private PayoutRail of(Payment payment) {
        PayoutRail rail = Map.of(Currency.USDC, usdc, Currency.SOL, sol).get(payment.currency());
        if (rail == null) {
            throw new IllegalArgumentException("Nothing is paid in " + payment.currency());
        }
        return rail;
    }
}
