package io.clearshare.domain.signing;

import io.clearshare.domain.signing.PayoutTransfer.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was signed within the last 24 hours, and whether more may be.
 *
 * <p>Time only moves forward here: a clock that goes back is taken to stand still, so it gives nothing back. Every signature
 * counts, also a further one of the same payout, because both could land; the same bytes again count once.
 */
public final class SpendWindow {

    static final Duration DAY = Duration.ofHours(24);
    /** A payout is signed again only after proof that its last signature expired; more often than this is abuse. */
    static final int SIGNATURES_PER_PAYOUT_MAX = 8;

    private record Signed(Instant at, String messageHash, PayoutTransfer transfer) {}

    private final SpendCaps caps;
    private final Deque<Signed> window = new ArrayDeque<>();
    private final Map<String, PayoutTransfer> byMessage = new HashMap<>();
    private final Map<String, Integer> timesSigned = new HashMap<>();
    private final Map<String, PayoutTransfer> terms = new HashMap<>();
    private final Map<Asset, Long> spent = new EnumMap<>(Asset.class);
    private long costLamports;
    private Instant now = Instant.MIN;

    public SpendWindow(SpendCaps caps) {
        this.caps = caps;
    }

    /** Whether a transfer may be signed now. */
    public enum Verdict {
        GRANTED,
        /** These very bytes were signed before; the same signature again lets nothing more out. */
        SIGNED_BEFORE,
        PAYOUT_CAP,
        DAY_CAP,
        COST_CAP,
        OTHER_TERMS,
        TOO_OFTEN
    }

    /** Judges a request; a grant takes effect with {@link #add}. */
    public Verdict judge(Instant clock, String messageHash, PayoutTransfer transfer) {
        advance(clock);
        if (byMessage.containsKey(messageHash)) {
            return Verdict.SIGNED_BEFORE;
        }
        PayoutTransfer before = terms.get(transfer.payoutId());
        if (before != null && !before.sameTerms(transfer)) {
            return Verdict.OTHER_TERMS;
        }
        if (timesSigned.getOrDefault(transfer.payoutId(), 0) >= SIGNATURES_PER_PAYOUT_MAX) {
            return Verdict.TOO_OFTEN;
        }
        if (transfer.units() > caps.payoutMax(transfer.asset())) {
            return Verdict.PAYOUT_CAP;
        }
        if (transfer.units() > caps.dayMax(transfer.asset()) - spent(transfer.asset())) {
            return Verdict.DAY_CAP;
        }
        return transfer.costLamports() > caps.costLamportsDay() - costLamports ? Verdict.COST_CAP : Verdict.GRANTED;
    }

    /** Counts a signature; also used to count again what a journal tells of the time before a restart. */
    public void add(Instant clock, String messageHash, PayoutTransfer transfer) {
        advance(clock);
        window.addLast(new Signed(now, messageHash, transfer));
        byMessage.put(messageHash, transfer);
        terms.put(transfer.payoutId(), transfer);
        timesSigned.merge(transfer.payoutId(), 1, Integer::sum);
        spent.merge(transfer.asset(), transfer.units(), Math::addExact);
        costLamports = Math.addExact(costLamports, transfer.costLamports());
    }

    /** Let out within the last 24 hours. */
    public long spent(Asset asset) {
        return spent.getOrDefault(asset, 0L);
    }

    /** The latest time this window has seen. */
    public Instant now() {
        return now;
    }

    private void advance(Instant clock) {
        now = clock.isAfter(now) ? clock : now;
        while (!window.isEmpty() && !window.getFirst().at().plus(DAY).isAfter(now)) {
            forget(window.removeFirst());
        }
    }

    private void forget(Signed old) {
        PayoutTransfer transfer = old.transfer();
        byMessage.remove(old.messageHash());
        spent.merge(transfer.asset(), -transfer.units(), Math::addExact);
        costLamports -= transfer.costLamports();
        if (timesSigned.merge(transfer.payoutId(), -1, Integer::sum) == 0) {
            timesSigned.remove(transfer.payoutId());
            terms.remove(transfer.payoutId());
        }
    }
}
