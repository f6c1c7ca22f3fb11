package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.payout.PaymentHistory.PaidOnChain;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The steps of funding and refunding, each one database transaction that first makes sure the worker still holds its lease.
 *
 * <p>No method talks to a network.
 */
@Repository
class EscrowBook {

    private final JdbcClient jdbc;
    private final PayoutBook book;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final LeasedSteps steps;

    EscrowBook(JdbcClient jdbc, PayoutBook book, Ledger ledger, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.book = book;
        this.ledger = ledger;
        this.transactions = transactions;
        this.steps = new LeasedSteps(jdbc, book, ledger, transactions);
    }

    /** Empty for a payout that does not go through the escrow. */
    Optional<Escrow> find(UUID payoutId) {
        List<Escrow.Move> moves = jdbc.sql("SELECT * FROM escrow_attempt WHERE payout_id = ? ORDER BY signed_at, no")
                .param(payoutId)
                .query((row, n) -> new Escrow.Move(Kind.valueOf(row.getString("purpose")), PayoutRows.attempt(row, n)))
                .list();
        return jdbc.sql("SELECT * FROM payout_escrow WHERE payout_id = ?")
                .param(payoutId)
                .query((row, n) -> escrow(row, moves))
                .optional();
    }

    private static Escrow escrow(ResultSet row, List<Escrow.Move> moves) throws SQLException {
        String endsAs = row.getString("ends_as");
        return new Escrow(
                row.getObject("payout_id", UUID.class),
                row.getString("multisig"),
                Escrow.State.valueOf(row.getString("state")),
                row.getString("nonce_account"),
                PayoutRows.instant(row, "funded_at"),
                PayoutRows.instant(row, "left_at"),
                endsAs == null ? null : PayoutState.valueOf(endsAs),
                Objects.requireNonNullElse(row.getString("end_reason"), ""),
                moves);
    }

    /** Takes payouts that have to be funded before they are approved, or refunded; see {@link PayoutSteps#claim}. */
    List<Lease> claim(int payoutsMax, Duration leaseTime, Instant now) {
        UUID token = UUID.randomUUID();
        return jdbc.sql("""
                        UPDATE payout SET lease = ?, leased_until = ? WHERE payout_id IN (
                            SELECT p.payout_id FROM payout_escrow e JOIN payout p USING (payout_id)
                            WHERE e.state IN ('UNFUNDED', 'FUNDED') AND next_at <= ?
                              AND (p.state = 'REFUNDING' OR (p.state = 'AWAITING_APPROVAL' AND e.state = 'UNFUNDED'))
                              AND (leased_until IS NULL OR leased_until <= ?)
                            ORDER BY next_at LIMIT ? FOR UPDATE OF p SKIP LOCKED)
                        RETURNING payout_id
                        """)
                .params(token, at(now.plus(leaseTime)), at(now), at(now), payoutsMax)
                .query((row, n) -> new Lease(row.getObject(1, UUID.class), token))
                .list();
    }

    /**
     * The nonce of the payout, for as long as its amount is in the vault.
     *
     * @return empty while others have all of them
     */
    Optional<String> nonce(Lease lease, List<String> nonces) {
        try {
            steps.step(
                    lease,
                    payout -> jdbc.sql("""
                            UPDATE payout_escrow SET nonce_account = (
                                SELECT min(one) FROM unnest(?::text[]) AS free (one) WHERE NOT EXISTS (
                                    SELECT FROM payout_escrow o WHERE o.state = 'FUNDED' AND o.nonce_account = one))
                            WHERE payout_id = ? AND nonce_account IS NULL
                            """)
                            .params(nonces.toArray(String[]::new), payout.payoutId())
                            .update());
        } catch (DuplicateKeyException e) {
            // Another worker took the same one at the same moment; the next look finds another.
            return Optional.empty();
        }
        return find(lease.payoutId()).map(Escrow::nonceAccount);
    }

    /** Stores what was signed; only after this may its first byte be sent. */
    void signed(Lease lease, Kind kind, SignedPayment payment, Instant now) {
        steps.step(lease, payout -> {
            insert(payout.payoutId(), kind, payment, now);
            note(payout, "signed to " + kind + " the escrow: " + payment.signature(), now);
        });
    }

    private void insert(UUID payoutId, Kind kind, SignedPayment payment, Instant now) {
        jdbc.sql("""
                        INSERT INTO escrow_attempt (payout_id, purpose, no, signature, wire, blockhash, nonce_account,
                            last_valid_block_height, context_slot, signed_at)
                        SELECT ?, ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM escrow_attempt
                        WHERE payout_id = ? AND purpose = ?
                        """)
                .params(
                        payoutId,
                        kind.name(),
                        payment.signature(),
                        payment.wire(),
                        payment.blockhash(),
                        payment.nonceAccount(),
                        payment.lastValidBlockHeight(),
                        payment.contextSlot(),
                        at(now),
                        payoutId,
                        kind.name())
                .update();
    }

    /** Counts a send; without meaning for what may happen next. */
    void sent(SignedPayment payment, Instant now) {
        jdbc.sql("UPDATE escrow_attempt SET sends = sends + 1, sent_last = ? WHERE signature = ?")
                .params(at(now), payment.signature())
                .update();
    }

    /** It is on the chain without error: the money is where it was to go. */
    void landed(Lease lease, Escrow.Move move, Fate.Landed proof, Instant now) {
        steps.step(lease, payout -> {
            landed(payout, move.kind(), move.attempt().payment().signature(), proof, now);
            if (move.kind() != Kind.REFUND) {
                steps.postpone(payout, now, "");
            }
        });
    }

    private void landed(Payout payout, Kind kind, String signature, Fate.Landed proof, Instant now) {
        close(signature, Attempt.State.LANDED, "finalised in slot " + proof.slot(), now, proof);
        steps.bookCosts(signature, proof.feeLamports(), proof.rentLamports());
        switch (kind) {
            case FUND -> {
                become(payout, Escrow.State.FUNDED, "funded_at", now);
                write(payout, "fund", Account.ESCROW_USDC, Account.TREASURY_USDC);
                note(payout, "in the escrow since " + signature, now);
            }
            case REFUND -> {
                become(payout, Escrow.State.REFUNDED, "left_at", now);
                write(payout, "refund", Account.TREASURY_USDC, Account.ESCROW_USDC);
                note(payout, "back from the escrow by " + signature, now);
                Escrow held = find(payout.payoutId()).orElseThrow();
                book.ended(payout, Objects.requireNonNull(held.endsAs()), held.endReason(), PayoutBook.SYSTEM, now);
            }
            case CANCEL -> note(payout, "the nonce has moved on by " + signature, now);
            case RELEASE -> throw new IllegalArgumentException("A release is an attempt of the payout");
        }
    }

    /** The chain executed it with an error, or it can never land any more: another may be signed. */
    void over(Lease lease, Escrow.Move move, Fate.Failed proof, Instant now, Instant next) {
        steps.step(lease, payout -> {
            String signature = move.attempt().payment().signature();
            Fate.Landed facts = new Fate.Landed(proof.slot(), proof.blockTime(), proof.feeLamports(), 0);
            close(signature, Attempt.State.FAILED, proof.error(), now, facts);
            steps.bookCosts(signature, proof.feeLamports(), 0);
            steps.postpone(payout, next, proof.error());
        });
    }

    void expired(Lease lease, Escrow.Move move, Fate.Expired proof, Instant now) {
        steps.step(lease, payout -> {
            close(move.attempt().payment().signature(), Attempt.State.EXPIRED, proof.evidence(), now, null);
            steps.postpone(payout, now, "");
        });
    }

    /** Nothing has come into the vault and nothing can any more. */
    void ended(Lease lease, Escrow held, Instant now) {
        steps.step(
                lease,
                payout -> book.ended(
                        payout, Objects.requireNonNull(held.endsAs()), held.endReason(), PayoutBook.SYSTEM, now));
    }

    /**
     * Takes over a funding or refund that the chain has and the books, restored from a backup, did not.
     *
     * @return false when it does not fit what the books say of the payout
     */
    boolean found(PaidOnChain moved, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Payout> payout = jdbc.sql(PayoutRows.PAYOUT + "WHERE p.payout_id = ? FOR UPDATE")
                    .param(moved.payoutId())
                    .query(PayoutRows::payout)
                    .optional();
            Optional<Escrow> held = find(moved.payoutId());
            if (payout.isEmpty() || held.isEmpty() || !fits(payout.get(), held.get(), moved)) {
                return false;
            }
            Kind kind = Objects.requireNonNull(moved.escrow());
            if (kind == Kind.REFUND) {
                useNonce(moved);
                if (payout.get().state() != PayoutState.REFUNDING) {
                    book.end(
                            payout.get(),
                            PayoutState.CANCELLED,
                            "Its refund was found on the chain",
                            PayoutBook.SYSTEM,
                            now);
                }
            }
            insert(moved.payoutId(), kind, moved.signed(), now);
            Fate.Landed proof =
                    new Fate.Landed(moved.slot(), moved.paidAt(), moved.feeLamports(), moved.rentLamports());
            landed(payout.get(), kind, moved.signature(), proof, now);
            return true;
        }));
    }

    private static boolean fits(Payout payout, Escrow held, PaidOnChain moved) {
        boolean waits = payout.state() == PayoutState.AWAITING_APPROVAL || payout.state() == PayoutState.CREATED;
        boolean free = held.open(Kind.FUND).isEmpty() && held.open(Kind.REFUND).isEmpty();
        boolean expected = moved.escrow() == Kind.FUND
                ? waits && held.state() == Escrow.State.UNFUNDED
                : (waits || payout.state() == PayoutState.REFUNDING) && held.state() == Escrow.State.FUNDED;
        return free && expected && payout.amountMicros() == moved.units();
    }

    /** What is on the chain on a nonce shows which one the payout had. Part of the caller's transaction. */
    private void useNonce(PaidOnChain moved) {
        jdbc.sql("UPDATE payout_escrow SET nonce_account = ? WHERE payout_id = ? AND nonce_account IS NULL")
                .params(moved.signed().nonceAccount(), moved.payoutId())
                .update();
    }

    /** The vault has paid a waiting payout by a release that the books do not have, and which they book by itself. */
    void withdrawPaid(Payout payout, Instant now) {
        transactions.executeWithoutResult(status -> {
            PayoutState state = jdbc.sql("SELECT state FROM payout WHERE payout_id = ? FOR UPDATE")
                    .param(payout.payoutId())
                    .query((row, n) -> PayoutState.valueOf(row.getString(1)))
                    .single();
            if (state == PayoutState.AWAITING_APPROVAL) {
                become(payout, Escrow.State.FOUND, "left_at", now);
                write(payout, "found", Account.TREASURY_USDC, Account.ESCROW_USDC);
                book.end(payout, PayoutState.CANCELLED, "It was paid before", PayoutBook.SYSTEM, now);
            }
        });
    }

    private void become(Payout payout, Escrow.State state, String since, Instant now) {
        jdbc.sql("UPDATE payout_escrow SET state = ?, " + since + " = ? WHERE payout_id = ?")
                .params(state.name(), at(now), payout.payoutId())
                .update();
    }

    private void write(Payout payout, String what, Account from, Account to) {
        ledger.write(Transaction.single(
                Payout.memo(payout.payoutId()) + ":escrow-" + what, Transaction.move(from, to, payout.amountMicros())));
    }

    private void note(Payout payout, String note, Instant now) {
        PayoutState state = book.find(payout.payoutId()).orElseThrow().state();
        book.note(payout.payoutId(), payout.influencerId(), state, PayoutBook.SYSTEM, note, now);
    }

    private void close(String signature, Attempt.State state, String proof, Instant now, Fate.@Nullable Landed facts) {
        int closed = jdbc.sql("""
                        UPDATE escrow_attempt SET state = ?, closed_at = ?, proof = ?, slot = ?, block_time = ?,
                            fee_lamports = ?, rent_lamports = ?
                        WHERE signature = ? AND state = 'OPEN'
                        """)
                .params(state.name(), at(now), proof)
                .param(facts == null ? null : facts.slot())
                .param(facts == null ? null : at(facts.blockTime()))
                .param(facts == null ? null : facts.feeLamports())
                .param(facts == null ? null : facts.rentLamports())
                .param(signature)
                .update();
        if (closed != 1) {
            throw new IllegalStateException(signature + " is not open");
        }
    }
}
