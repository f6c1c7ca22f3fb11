package io.clearshare.domain.signing;

import io.clearshare.domain.signing.EscrowMove.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one of the escrow's signers has signed, and whether it signs more.
 *
 * <p>Moves of one payout on one value of its nonce exclude each other on the chain, so a release counts once per value. On
 * another value it counts again, because both could have landed. A refund lets nothing out, but ends releases of its payout
 * for good. Since a transaction on a durable nonce never dies by itself, what was signed is never forgotten; these are
 * payouts above the last band, so they stay few.
 */
public final class EscrowWindow {

    private static final int VALUES_PER_PAYOUT_MAX = 8;

    private record Counted(Instant at, long micros) {}

    /** What was signed for one payout. */
    private static final class Signed {

        private final Map<Kind, EscrowMove> terms = new HashMap<>();
        private final Set<String> values = new HashSet<>();
        private final Set<String> released = new HashSet<>();
    }

    private final long payoutMaxMicros;
    private final long dayMaxMicros;
    private final Deque<Counted> day = new ArrayDeque<>();
    private final Set<String> messages = new HashSet<>();
    private final Map<String, Signed> byPayout = new HashMap<>();
    private long spentMicros;
    private Instant now = Instant.MIN;

    public EscrowWindow(long payoutMaxMicros, long dayMaxMicros) {
        if (payoutMaxMicros < 0 || dayMaxMicros < 0) {
            throw new IllegalArgumentException("A negative cap");
        }
        this.payoutMaxMicros = payoutMaxMicros;
        this.dayMaxMicros = dayMaxMicros;
    }

    /** Whether a move may be signed now. */
    public enum Verdict {
        GRANTED,
        SIGNED_BEFORE,
        PAYOUT_CAP,
        DAY_CAP,
        /** Another amount, recipient, root or nonce for a payout that was signed. */
        OTHER_TERMS,
        /** A release after a refund. */
        REFUNDED,
        TOO_OFTEN
    }

    /** Judges a release or refund; a grant takes effect with {@link #add}. */
    public Verdict judge(Instant clock, String messageHash, EscrowMove move) {
        advance(clock);
        if (messages.contains(messageHash)) {
            return Verdict.SIGNED_BEFORE;
        }
        Signed before = byPayout.getOrDefault(move.payoutId(), new Signed());
        if (!before.terms.values().stream().allMatch(move::sameTerms)) {
            return Verdict.OTHER_TERMS;
        }
        if (!before.values.contains(move.nonceValue()) && before.values.size() >= VALUES_PER_PAYOUT_MAX) {
            return Verdict.TOO_OFTEN;
        }
        return move.kind() == Kind.RELEASE ? release(before, move) : Verdict.GRANTED;
    }

    private Verdict release(Signed before, EscrowMove move) {
        if (before.terms.containsKey(Kind.REFUND)) {
            return Verdict.REFUNDED;
        }
        if (move.micros() > payoutMaxMicros) {
            return Verdict.PAYOUT_CAP;
        }
        boolean counted = before.released.contains(move.nonceValue());
        return !counted && move.micros() > dayMaxMicros - spentMicros ? Verdict.DAY_CAP : Verdict.GRANTED;
    }

    /** Counts a signature; also used to count again what a journal tells of the time before a restart. */
    public void add(Instant clock, String messageHash, EscrowMove move) {
        advance(clock);
        messages.add(messageHash);
        Signed signed = byPayout.computeIfAbsent(move.payoutId(), none -> new Signed());
        signed.terms.put(move.kind(), move);
        signed.values.add(move.nonceValue());
        if (move.kind() == Kind.RELEASE && signed.released.add(move.nonceValue())) {
            day.addLast(new Counted(now, move.micros()));
            spentMicros = Math.addExact(spentMicros, move.micros());
        }
    }

    /** The latest time this window has seen; a clock that goes back is taken to stand still. */
    public Instant now() {
        return now;
    }

    private void advance(Instant clock) {
        now = clock.isAfter(now) ? clock : now;
        while (!day.isEmpty() && !day.getFirst().at().plus(SpendWindow.DAY).isAfter(now)) {
            spentMicros -= day.removeFirst().micros();
        }
    }
}
