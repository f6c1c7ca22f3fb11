package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.payout.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The steps of paying, each one database transaction that first makes sure the worker still holds its lease.
 *
 * <p>No method talks to a network.
 */
@Repository
class Attempts implements PayoutSteps {

    /** What the chain says about a transaction that is on it. */
    private record ChainFacts(long slot, Instant blockTime, long feeLamports, long rentLamports) {}

    private final JdbcClient jdbc;
    private final PayoutBook book;
    private final Ledger ledger;
    private final LeasedSteps steps;
    private final ApplicationEventPublisher events;

    Attempts(
            JdbcClient jdbc,
            PayoutBook book,
            Ledger ledger,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.book = book;
        this.ledger = ledger;
        this.steps = new LeasedSteps(jdbc, book, ledger, transactions);
        this.events = events;
    }

    @Override
    public Optional<Payout> find(UUID payoutId) {
        return book.find(payoutId);
    }

    @Override
    public List<Attempt> of(UUID payoutId) {
        return book.attempts(payoutId);
    }

    /** Takes payouts that are due and not in anybody's hands; a lease that ran out is taken over. */
    @Override
    public List<Lease> claim(int payoutsMax, Duration leaseTime, Instant now) {
        UUID token = UUID.randomUUID();
        return jdbc.sql("""
                        UPDATE payout SET lease = ?, leased_until = ? WHERE payout_id IN (
                            SELECT payout_id FROM payout
                            WHERE state IN ('CREATED', 'SIGNED') AND next_at <= ?
                              AND (leased_until IS NULL OR leased_until <= ?)
                            ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING payout_id
                        """)
                .params(token, at(now.plus(leaseTime)), at(now), at(now), payoutsMax)
                .query((row, n) -> new Lease(row.getObject(1, UUID.class), token))
                .list();
    }

    /** Stores a signed attempt; only after this may its first byte be sent. */
    @Override
    public void signed(Lease lease, SignedPayment payment, Instant now) {
        steps.step(lease, payout -> {
            jdbc.sql("""
                            INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height,
                                context_slot, nonce_account, signed_at)
                            SELECT ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM payout_attempt WHERE payout_id = ?
                            """)
                    .params(
                            payout.payoutId(),
                            payment.signature(),
                            payment.wire(),
                            payment.blockhash(),
                            payment.lastValidBlockHeight(),
                            payment.contextSlot(),
                            payment.nonceAccount(),
                            at(now),
                            payout.payoutId())
                    .update();
            steps.move(payout, PayoutState.SIGNED, "", "signed " + payment.signature(), now);
        });
    }

    /** Counts a send; without meaning for what may happen next. */
    @Override
    public void sent(Lease lease, Attempt attempt, Instant now) {
        jdbc.sql("UPDATE payout_attempt SET sends = sends + 1, sent_last = ? WHERE payout_id = ? AND no = ?")
                .params(at(now), lease.payoutId(), attempt.no())
                .update();
    }

    /** The attempt paid: the reservation becomes a payment, and the network's costs are booked. */
    @Override
    public void landed(Lease lease, Attempt attempt, Fate.Landed proof, Instant now) {
        steps.step(lease, payout -> {
            ChainFacts facts =
                    new ChainFacts(proof.slot(), proof.blockTime(), proof.feeLamports(), proof.rentLamports());
            close(payout, attempt, Attempt.State.LANDED, "finalised in slot " + proof.slot(), now, facts);
            ledger.write(PaidEntries.of(
                    payout, paidFrom(payout, now), attempt.payment().signature(), proof));
            steps.move(
                    payout,
                    PayoutState.SETTLED,
                    "",
                    "finalised " + attempt.payment().signature(),
                    now);
            events.publishEvent(new PayoutsSettled(List.of(new PayoutsSettled.Settled(
                    payout.payoutId(),
                    payout.influencerId(),
                    payout.amountMicros(),
                    attempt.payment().signature()))));
        });
    }

    /** The chain executed the attempt with an error: try again, or end the payout and give the amount back. */
    @Override
    public void failed(Lease lease, Attempt attempt, Fate.Failed proof, Instant now, Instant next) {
        steps.step(lease, payout -> {
            ChainFacts facts = new ChainFacts(proof.slot(), proof.blockTime(), proof.feeLamports(), 0);
            close(payout, attempt, Attempt.State.FAILED, proof.error(), now, facts);
            steps.bookCosts(attempt.payment().signature(), proof.feeLamports(), 0);
            if (proof.mayRetry()) {
                steps.move(payout, PayoutState.CREATED, proof.error(), "failed on the chain: " + proof.error(), now);
                steps.postpone(payout, next, proof.error());
            } else {
                book.end(payout, PayoutState.FAILED, proof.error(), PayoutBook.SYSTEM, now);
            }
        });
    }

    /** The attempt can never land any more: another one may be signed. */
    @Override
    public void expired(Lease lease, Attempt attempt, Fate.Expired proof, Instant now) {
        steps.step(lease, payout -> {
            close(payout, attempt, Attempt.State.EXPIRED, proof.evidence(), now, null);
            steps.move(payout, PayoutState.CREATED, "", "expired: " + proof.evidence(), now);
            steps.postpone(payout, now, "");
        });
    }

    /** Stops the machine for this payout; the reservation and an open attempt stay as they are. */
    @Override
    public void review(Lease lease, String why, Instant now) {
        steps.step(lease, payout -> {
            steps.move(payout, PayoutState.REVIEW, why, why, now);
            events.publishEvent(new PayoutInReview(UUID.randomUUID(), payout.payoutId(), why));
        });
    }

    /** Withdraws a payout that has no attempt which could pay. */
    @Override
    public void cancel(Lease lease, String why, Instant now) {
        steps.step(lease, payout -> book.end(payout, PayoutState.CANCELLED, why, PayoutBook.SYSTEM, now));
    }

    /** Gives the payout out of hand until the given time. */
    @Override
    public void later(Lease lease, Instant next, String why) {
        steps.step(lease, payout -> steps.postpone(payout, next, why));
    }

    private void close(
            Payout payout,
            Attempt attempt,
            Attempt.State state,
            String proof,
            Instant now,
            @Nullable ChainFacts facts) {
        int closed = jdbc.sql("""
                        UPDATE payout_attempt SET state = ?, closed_at = ?, proof = ?, slot = ?, block_time = ?,
                            fee_lamports = ?, rent_lamports = ?
                        WHERE payout_id = ? AND no = ? AND state = 'OPEN'
                        """)
                .params(state.name(), at(now), proof)
                .param(facts == null ? null : facts.slot())
                .param(facts == null ? null : at(facts.blockTime()))
                .param(facts == null ? null : facts.feeLamports())
                .param(facts == null ? null : facts.rentLamports())
                .params(payout.payoutId(), attempt.no())
                .update();
        if (closed != 1) {
            throw new IllegalStateException("Attempt " + attempt.no() + " of " + payout.payoutId() + " is not open");
        }
    }

    /** What went through the escrow has left its vault. */
    private Account paidFrom(Payout payout, Instant now) {
        if (payout.sol() != null) {
            return Account.EXCHANGE_USD;
        }
        int released = jdbc.sql("UPDATE payout_escrow SET state = 'RELEASED', left_at = ? WHERE payout_id = ?")
                .params(at(now), payout.payoutId())
                .update();
        return released == 1 ? Account.ESCROW_USDC : Account.TREASURY_USDC;
    }
}
