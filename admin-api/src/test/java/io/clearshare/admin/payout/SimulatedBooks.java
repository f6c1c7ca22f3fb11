package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.payout.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Payouts, attempts and books in memory, with the constraints of the database: who breaks one ends the simulation. */
final class SimulatedBooks implements PayoutSteps, ManySteps {

    private static final class Row {
        private Payout payout;
        private final List<Attempt> attempts = new ArrayList<>();
        private Instant nextAt = Instant.MIN;
        private @Nullable UUID lease;
        private @Nullable Instant leasedUntil;

        private Row(Payout payout) {
            this.payout = payout;
        }
    }

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final List<Row> open = new ArrayList<>();
    private final Set<String> signatures = new HashSet<>();
    private long leases;
    private long reservedMicros;
    private long givenBackMicros;
    private long paidMicros;

    /** Makes a payout that is reserved and may be paid. */
    void make(UUID id, String wallet, long micros) {
        Payout payout = new Payout(
                id,
                "i",
                wallet,
                "m",
                micros,
                "USD",
                Band.AUTOMATIC,
                PayoutState.CREATED,
                "h",
                id,
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                null,
                null,
                null,
                "ab".repeat(32),
                null,
                null);
        Row row = new Row(payout);
        rows.put(id, row);
        open.add(row);
        reservedMicros += micros;
    }

    List<Payout> payouts() {
        return rows.values().stream().map(row -> row.payout).toList();
    }

    /** What finance has to look at. */
    List<UUID> inReview() {
        return rows.values().stream()
                .map(row -> row.payout)
                .filter(payout -> payout.state() == PayoutState.REVIEW)
                .map(Payout::payoutId)
                .toList();
    }

    /** Finance lets it go on where it stood. */
    void resume(UUID payoutId, Instant now) {
        Row row = row(payoutId);
        boolean mayPay = row.attempts.stream().anyMatch(attempt -> attempt.state() == Attempt.State.OPEN);
        move(row, mayPay ? PayoutState.SIGNED : PayoutState.CREATED, "", now);
        postpone(row, now);
        open.add(row);
    }

    boolean idle() {
        return open.isEmpty();
    }

    int openCount() {
        return open.size();
    }

    long reservedMicros() {
        return reservedMicros;
    }

    long givenBackMicros() {
        return givenBackMicros;
    }

    long paidMicros() {
        return paidMicros;
    }

    @Override
    public Optional<Payout> find(UUID payoutId) {
        return Optional.ofNullable(rows.get(payoutId)).map(row -> row.payout);
    }

    @Override
    public List<Attempt> of(UUID payoutId) {
        return List.copyOf(row(payoutId).attempts);
    }

    @Override
    public List<Lease> claim(int payoutsMax, Duration leaseTime, Instant now) {
        UUID token = new UUID(1, ++leases);
        List<Lease> claimed = new ArrayList<>();
        for (Row row : open) {
            boolean free = row.leasedUntil == null || !row.leasedUntil.isAfter(now);
            if (claimed.size() < payoutsMax && free && !row.nextAt.isAfter(now)) {
                row.lease = token;
                row.leasedUntil = now.plus(leaseTime);
                claimed.add(new Lease(row.payout.payoutId(), token));
            }
        }
        return claimed;
    }

    @Override
    public void signed(Lease lease, SignedPayment payment, Instant now) {
        step(lease, row -> {
            boolean mayPay = row.attempts.stream()
                    .anyMatch(a -> a.state() == Attempt.State.OPEN || a.state() == Attempt.State.LANDED);
            require(!mayPay && signatures.add(payment.signature()), "a second attempt that may pay");
            row.attempts.add(attempt(row.attempts.size() + 1, payment, Attempt.State.OPEN, now, null));
            move(row, PayoutState.SIGNED, "");
        });
    }

    @Override
    public void sent(Lease lease, Attempt attempt, Instant now) {
        Row row = row(lease.payoutId());
        Attempt stored = row.attempts.get(attempt.no() - 1);
        row.attempts.set(
                attempt.no() - 1, attempt(attempt.no(), stored.payment(), stored.state(), stored.signedAt(), now));
    }

    @Override
    public void landed(Lease lease, Attempt attempt, Fate.Landed proof, Instant now) {
        step(lease, row -> {
            close(row, attempt, Attempt.State.LANDED);
            move(row, PayoutState.SETTLED, "");
            reservedMicros -= row.payout.amountMicros();
            paidMicros += row.payout.amountMicros();
        });
    }

    @Override
    public void failed(Lease lease, Attempt attempt, Fate.Failed proof, Instant now, Instant next) {
        step(lease, row -> {
            close(row, attempt, Attempt.State.FAILED);
            if (proof.mayRetry()) {
                move(row, PayoutState.CREATED, proof.error());
                postpone(row, next);
            } else {
                move(row, PayoutState.FAILED, proof.error());
                giveBack(row);
            }
        });
    }

    @Override
    public void expired(Lease lease, Attempt attempt, Fate.Expired proof, Instant now) {
        step(lease, row -> {
            close(row, attempt, Attempt.State.EXPIRED);
            move(row, PayoutState.CREATED, "");
            postpone(row, now);
        });
    }

    @Override
    public void review(Lease lease, String why, Instant now) {
        step(lease, row -> move(row, PayoutState.REVIEW, why));
    }

    @Override
    public void cancel(Lease lease, String why, Instant now) {
        step(lease, row -> {
            move(row, PayoutState.CANCELLED, why);
            giveBack(row);
        });
    }

    @Override
    public void later(Lease lease, Instant next, String why) {
        step(lease, row -> postpone(row, next));
    }

    @Override
    public List<Held> held(List<Lease> leases) {
        return leases.stream()
                .filter(lease -> lease.token().equals(row(lease.payoutId()).lease))
                .map(lease -> new Held(lease, row(lease.payoutId()).payout, of(lease.payoutId())))
                .toList();
    }

    @Override
    public List<Attempt> signed(List<Signed> signed, Instant now, Instant leasedUntil) {
        signed.forEach(one -> requireHeld(one.lease()));
        signed.forEach(one -> {
            signed(one.lease(), one.payment(), now);
            row(one.lease().payoutId()).leasedUntil = leasedUntil;
        });
        return signed.stream().map(one -> one.attempt(now)).toList();
    }

    @Override
    public void sent(List<Open> sent, Instant now) {
        sent.forEach(one -> sent(one.lease(), one.attempt(), now));
    }

    @Override
    public void landed(List<Landed> landed, Instant now) {
        landed.forEach(one -> requireHeld(one.lease()));
        landed.forEach(one -> landed(one.lease(), one.attempt(), one.proof(), now));
    }

    @Override
    public void later(List<Lease> leases, Instant next, String why) {
        leases.stream()
                .filter(lease -> lease.token().equals(row(lease.payoutId()).lease))
                .forEach(lease -> later(lease, next, why));
    }

    private void requireHeld(Lease lease) {
        if (!lease.token().equals(row(lease.payoutId()).lease)) {
            throw new Lease.Lost(lease);
        }
    }

    private void step(Lease lease, Consumer<Row> writes) {
        requireHeld(lease);
        writes.accept(row(lease.payoutId()));
    }

    private void giveBack(Row row) {
        reservedMicros -= row.payout.amountMicros();
        givenBackMicros += row.payout.amountMicros();
    }

    private static void postpone(Row row, Instant next) {
        row.nextAt = next;
        row.lease = null;
        row.leasedUntil = null;
    }

    private void move(Row row, PayoutState state, String reason) {
        move(row, state, reason, row.payout.resumedAt());
    }

    private void move(Row row, PayoutState state, String reason, @Nullable Instant resumedAt) {
        Payout p = row.payout;
        boolean along = p.state() == PayoutState.CREATED
                        && Set.of(PayoutState.SIGNED, PayoutState.CANCELLED, PayoutState.REVIEW)
                                .contains(state)
                || p.state() == PayoutState.REVIEW
                        && Set.of(PayoutState.SIGNED, PayoutState.CREATED).contains(state)
                || p.state() == PayoutState.SIGNED && state != PayoutState.SIGNED && state != PayoutState.CANCELLED;
        require(along, p.state() + " to " + state);
        row.payout = new Payout(
                p.payoutId(),
                p.influencerId(),
                p.wallet(),
                p.mint(),
                p.amountMicros(),
                p.currency(),
                p.band(),
                state,
                p.contentHash(),
                p.reserveId(),
                p.createdAt(),
                p.changedAt(),
                reason,
                null,
                null,
                null,
                p.linesRoot(),
                null,
                resumedAt);
        if (state != PayoutState.CREATED && state != PayoutState.SIGNED) {
            open.remove(row);
        }
    }

    private static void close(Row row, Attempt attempt, Attempt.State state) {
        Attempt stored = row.attempts.get(attempt.no() - 1);
        require(stored.state() == Attempt.State.OPEN, "attempt " + attempt.no() + " is not open");
        row.attempts.set(
                attempt.no() - 1, attempt(attempt.no(), stored.payment(), state, stored.signedAt(), stored.sentLast()));
    }

    private static Attempt attempt(
            int no, SignedPayment payment, Attempt.State state, Instant signedAt, @Nullable Instant sentLast) {
        return new Attempt(no, payment, state, signedAt, 0, sentLast, null, "", null, null, null, null);
    }

    private Row row(UUID payoutId) {
        Row row = rows.get(payoutId);
        if (row == null) {
            throw new AssertionError("There is no payout " + payoutId);
        }
        return row;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The database would refuse: " + otherwise);
        }
    }
}
