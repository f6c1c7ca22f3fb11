package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.payout.Fate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Objects;

/** Dies before or after the commit of any step. */
final class CrashingAttempts extends Attempts {

    private final MigratedDatabase database;
    private final Crash.Dice dice;

    CrashingAttempts(MigratedDatabase database, PayoutBook book, Crash.Dice dice) {
        super(database.client(), book, new Ledger(database.jdbc()), database.transactions(), event -> {});
        this.database = database;
        this.dice = dice;
    }

    /** The steps of many at once, dying likewise. */
    ManySteps together() {
        AttemptsTogether real = new AttemptsTogether(
                database.client(), new Ledger(database.jdbc()), database.transactions(), event -> {});
        return (ManySteps) Proxy.newProxyInstance(
                ManySteps.class.getClassLoader(), new Class<?>[] {ManySteps.class}, (proxy, method, arguments) -> {
                    dice.roll();
                    try {
                        Object answer = method.invoke(real, arguments);
                        dice.roll();
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    @Override
    public void signed(Lease lease, SignedPayment payment, Instant now) {
        around(() -> super.signed(lease, payment, now));
    }

    @Override
    public void sent(Lease lease, Attempt attempt, Instant now) {
        around(() -> super.sent(lease, attempt, now));
    }

    @Override
    public void landed(Lease lease, Attempt attempt, Fate.Landed proof, Instant now) {
        around(() -> super.landed(lease, attempt, proof, now));
    }

    @Override
    public void expired(Lease lease, Attempt attempt, Fate.Expired proof, Instant now) {
        around(() -> super.expired(lease, attempt, proof, now));
    }

    @Override
    public void later(Lease lease, Instant next, String why) {
        around(() -> super.later(lease, next, why));
    }

    private void around(Runnable step) {
        dice.roll();
        step.run();
        dice.roll();
    }
}
