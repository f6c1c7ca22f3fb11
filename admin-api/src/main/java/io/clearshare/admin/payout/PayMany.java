package io.clearshare.admin.payout;

import io.clearshare.admin.payout.ManySteps.Held;
import io.clearshare.admin.payout.ManySteps.Landed;
import io.clearshare.admin.payout.ManySteps.Open;
import io.clearshare.admin.payout.ManySteps.Signed;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.admin.payout.StillPayable.Answer;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.payout.Fate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Pays many payouts with few questions and few commits, by the rules of {@link PayPayouts}: sign, store, send, prove.
 *
 * <p>What was sent stays in hand, watched without a write, until it is proven or the lease nears its end. Only the usual way
 * is gone here; whatever turns out otherwise is taken further by itself. One thread uses it; when it dies, its leases run out.
 */
class PayMany {

    private static final Logger LOG = LoggerFactory.getLogger(PayMany.class);

    /** Sooner than this nobody else takes up what was sent; long enough to become final as a rule. */
    private static final Duration WATCH_LEASE = Duration.ofSeconds(30);

    /** Settled together. */
    private static final int TOGETHER_MAX = 256;

    private final ManySteps many;
    private final PayoutSteps steps;
    private final PayPayouts alone;
    private final PayoutRail rail;
    private final StillPayable stillPayable;
    private final Limits limits;
    private final Clock clock;
    private final Map<UUID, InHand> inHand = new LinkedHashMap<>();

    PayMany(
            ManySteps many,
            PayoutSteps steps,
            PayoutRail rail,
            StillPayable stillPayable,
            PayPayouts alone,
            Limits limits,
            Clock clock) {
        this.many = many;
        this.steps = steps;
        this.rail = rail;
        this.stillPayable = stillPayable;
        this.alone = alone;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A payout whose bytes may have been sent.
     *
     * @param until when it is given out of hand, well before somebody else may take it
     */
    private record InHand(Lease lease, Payout payout, Attempt attempt, Instant looked, Instant until, String why) {

        PayoutRail.Sent sent() {
            return new PayoutRail.Sent(PayPayouts.payment(payout), attempt.payment());
        }

        InHand looked(Instant now, String found) {
            return new InHand(lease, payout, attempt, now, until, found);
        }

        InHand sent(Instant now) {
            Attempt sent = new Attempt(
                    attempt.no(),
                    attempt.payment(),
                    attempt.state(),
                    attempt.signedAt(),
                    attempt.sends() + 1,
                    now,
                    null,
                    "",
                    null,
                    null,
                    null,
                    null);
            return new InHand(lease, payout, sent, looked, until, why);
        }
    }

    /**
     * One look at what is in hand, then as many new ones as are due and there is room for.
     *
     * @param inHandMax how many may be watched at once
     * @param newMax    how many are signed at once
     * @return how many payouts were taken up or came to an end
     */
    int round(int inHandMax, int newMax) {
        int ended = look();
        giveBack(one -> !one.until().isAfter(clock.instant()));
        int room = Math.min(newMax, inHandMax - inHand.size());
        return room <= 0 ? ended : ended + take(room);
    }

    /** Lets others go on at once; for the end of a process. */
    void release() {
        giveBack(one -> true);
    }

    private int take(int payoutsMax) {
        Instant until = clock.instant().plus(most(limits.lease()));
        List<Lease> leases = alone.claim(payoutsMax);
        if (leases.isEmpty()) {
            return 0;
        }
        List<Held> fresh = new ArrayList<>();
        for (Held held : many.held(leases)) {
            Optional<Attempt> open = held.attempts().stream()
                    .filter(attempt -> attempt.state() == Attempt.State.OPEN)
                    .findFirst();
            if (!isUsual(held)) {
                safely(held.lease(), () -> alone.advance(held.lease()));
            } else if (held.payout().state() == PayoutState.CREATED) {
                fresh.add(held);
            } else {
                open.ifPresent(attempt -> inHand.put(
                        held.payout().payoutId(),
                        new InHand(held.lease(), held.payout(), attempt, Instant.MIN, until, "")));
            }
        }
        if (!fresh.isEmpty()) {
            sign(fresh);
        }
        return leases.size();
    }

    private boolean isUsual(Held held) {
        PayoutState state = held.payout().state();
        return held.payout().band() != Band.ESCROW
                && (state == PayoutState.SIGNED
                        || (state == PayoutState.CREATED
                                && held.payout().tries(held.attempts()) < limits.attemptsMax()));
    }

    private void sign(List<Held> fresh) {
        List<Answer> answers =
                stillPayable.checkAll(fresh.stream().map(Held::payout).toList());
        List<Held> payable = new ArrayList<>();
        Map<String, List<Lease>> later = new HashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            Held held = fresh.get(i);
            Answer answer = answers.get(i);
            switch (answer.verdict()) {
                case NO -> cancel(held.lease(), answer.reason());
                case UNKNOWN ->
                    later.computeIfAbsent(answer.reason(), why -> new ArrayList<>())
                            .add(held.lease());
                case YES -> payable.add(held);
            }
        }
        if (!payable.isEmpty()) {
            signNow(payable, later);
        }
        later.forEach((why, leases) -> many.later(leases, in(limits.retryAfter()), why));
    }

    private void signNow(List<Held> payable, Map<String, List<Lease>> later) {
        List<Signing> signings = rail.signAll(
                payable.stream().map(held -> PayPayouts.payment(held.payout())).toList());
        List<Held> held = new ArrayList<>();
        List<Signed> signed = new ArrayList<>();
        for (int i = 0; i < payable.size(); i++) {
            Lease lease = payable.get(i).lease();
            if (signings.get(i) instanceof Signing.Signed one) {
                held.add(payable.get(i));
                signed.add(new Signed(lease, payable.get(i).attempts().size() + 1, one.payment()));
            } else if (signings.get(i) instanceof Signing.NotNow notNow) {
                later.computeIfAbsent(notNow.reason(), why -> new ArrayList<>()).add(lease);
            } else if (signings.get(i) instanceof Signing.Unpayable unpayable) {
                cancel(lease, unpayable.reason());
            }
        }
        if (!signed.isEmpty()) {
            send(stored(held, signed));
        }
    }

    /** Stores all, or each by itself if that cannot be; only what is stored may be sent. */
    private List<InHand> stored(List<Held> held, List<Signed> signed) {
        Instant now = clock.instant();
        Instant until = now.plus(most(WATCH_LEASE));
        List<InHand> stored = new ArrayList<>();
        try {
            List<Attempt> attempts = many.signed(signed, now, now.plus(WATCH_LEASE));
            for (int i = 0; i < attempts.size(); i++) {
                stored.add(new InHand(signed.get(i).lease(), held.get(i).payout(), attempts.get(i), now, until, ""));
            }
        } catch (Lease.Lost | DataAccessException e) {
            LOG.info("{} payouts are stored one by one: {}", signed.size(), e.getMessage());
            for (int i = 0; i < signed.size(); i++) {
                Signed one = signed.get(i);
                Payout payout = held.get(i).payout();
                safely(one.lease(), () -> {
                    steps.signed(one.lease(), one.payment(), now);
                    stored.add(new InHand(one.lease(), payout, one.attempt(now), now, until, ""));
                });
            }
        }
        return stored;
    }

    private void send(List<InHand> ready) {
        if (ready.isEmpty()) {
            return;
        }
        ready.forEach(one -> inHand.put(one.payout().payoutId(), one));
        rail.sendAll(ready.stream().map(one -> one.attempt().payment()).toList());
        Instant now = clock.instant();
        many.sent(
                ready.stream().map(one -> new Open(one.lease(), one.attempt())).toList(), now);
        ready.forEach(one -> inHand.put(one.payout().payoutId(), one.sent(now)));
    }

    private int look() {
        Instant begun = clock.instant();
        List<InHand> due = inHand.values().stream()
                .filter(one -> one.looked().equals(Instant.MIN)
                        || !one.looked().plus(limits.lookEvery()).isAfter(begun))
                .toList();
        if (due.isEmpty()) {
            return 0;
        }
        List<Fate> fates = rail.proveAll(due.stream().map(InHand::sent).toList());
        Instant now = clock.instant();
        List<Landed> landed = new ArrayList<>();
        List<InHand> again = new ArrayList<>();
        List<Lease> unusual = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            InHand one = due.get(i);
            if (fates.get(i) instanceof Fate.Landed proof) {
                landed.add(new Landed(one.lease(), one.attempt(), proof));
            } else if (fates.get(i) instanceof Fate.Open open) {
                InHand looked = one.looked(now, open.why());
                inHand.put(one.payout().payoutId(), looked);
                if (open.sendAgain() && isDue(one.attempt(), now)) {
                    again.add(looked);
                }
            } else {
                unusual.add(one.lease());
            }
        }
        settleAll(landed, now);
        for (Lease lease : unusual) {
            inHand.remove(lease.payoutId());
            safely(lease, () -> alone.advance(lease));
        }
        send(again);
        return landed.size() + unusual.size();
    }

    private void settleAll(List<Landed> landed, Instant now) {
        for (int i = 0; i < landed.size(); i += TOGETHER_MAX) {
            settle(landed.subList(i, Math.min(landed.size(), i + TOGETHER_MAX)), now);
        }
    }

    private void settle(List<Landed> landed, Instant now) {
        try {
            many.landed(landed, now);
        } catch (Lease.Lost | DataAccessException | IllegalStateException e) {
            LOG.info("{} payouts are settled one by one: {}", landed.size(), e.getMessage());
            landed.forEach(
                    one -> safely(one.lease(), () -> steps.landed(one.lease(), one.attempt(), one.proof(), now)));
        }
        landed.forEach(one -> inHand.remove(one.lease().payoutId()));
    }

    private boolean isDue(Attempt attempt, Instant now) {
        return attempt.sentLast() == null
                || !attempt.sentLast().plus(limits.sendEvery()).isAfter(now);
    }

    private void giveBack(Predicate<InHand> which) {
        Map<String, List<Lease>> leases = new HashMap<>();
        inHand.values().removeIf(one -> {
            boolean goes = which.test(one);
            if (goes) {
                leases.computeIfAbsent(one.why(), why -> new ArrayList<>()).add(one.lease());
            }
            return goes;
        });
        leases.forEach((why, given) -> many.later(given, clock.instant(), why));
    }

    private void cancel(Lease lease, String why) {
        safely(lease, () -> steps.cancel(lease, why, clock.instant()));
    }

    /** A payout that fails here keeps its lease until it runs out, and is then taken up again. */
    private static void safely(Lease lease, Runnable step) {
        try {
            step.run();
        } catch (Lease.Lost e) {
            LOG.info("{}", e.getMessage());
        } catch (DataAccessException | IllegalStateException e) {
            LOG.error("Payout {} could not be taken further", lease.payoutId(), e);
        }
    }

    /** The part of a lease after which a payout is better given out of hand. */
    private static Duration most(Duration lease) {
        return lease.multipliedBy(2).dividedBy(3);
    }

    private Instant in(Duration delay) {
        return clock.instant().plus(delay);
    }
}
