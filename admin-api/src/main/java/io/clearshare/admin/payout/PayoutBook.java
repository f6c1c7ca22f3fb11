package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Makes, decides and ends payouts; each method is one database transaction together with its entries in the books. */
@Repository
class PayoutBook {

    static final String SYSTEM = "system";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final BookWithholding withholding;
    private final InsertPayouts insert;

    PayoutBook(JdbcClient jdbc, Ledger ledger, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.events = events;
        this.withholding = new BookWithholding(jdbc, ledger);
        this.insert = new InsertPayouts(jdbc, new MakeLeaves(jdbc));
    }

    /**
     * What is to be paid, to whom and for which earnings.
     *
     * @param amountMicros sum of the lines
     * @param quote        at which price it is paid in SOL, or null for USDC
     * @param withheld     what of it is kept back; a further line takes it off
     * @param escrow       owner of the vault that it goes through, or null
     */
    record Draft(
            String influencerId,
            String wallet,
            String mint,
            long amountMicros,
            @Nullable Quote quote,
            Band band,
            int bandsVersion,
            List<UnpaidLine> lines,
            Withhold.Part withheld,
            @Nullable String escrow) {

        /** A draft to be paid in USDC, whole. */
        Draft(
                String influencerId,
                String wallet,
                String mint,
                long amountMicros,
                Band band,
                int bandsVersion,
                List<UnpaidLine> lines) {
            this(influencerId, wallet, mint, amountMicros, null, band, bandsVersion, lines, Withhold.Part.NONE, null);
        }

        private Draft with(UnpaidLine line) {
            List<UnpaidLine> all = new ArrayList<>(lines);
            all.add(line);
            return new Draft(
                    influencerId,
                    wallet,
                    mint,
                    Math.addExact(amountMicros, line.amountMicros()),
                    quote,
                    band,
                    bandsVersion,
                    List.copyOf(all),
                    Withhold.Part.NONE,
                    escrow);
        }
    }

    /**
     * Books what is kept back, reserves the rest and writes the payout with its lines.
     *
     * @throws io.clearshare.admin.ledger.LedgerRefusal when the balance no longer covers the amount
     */
    UUID create(Draft draft, Instant now) {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            Draft whole = draft.withheld().micros() == 0
                    ? draft
                    : draft.with(withholding.keepBack(id, draft.influencerId(), draft.withheld(), now));
            write(List.of(id), List.of(whole), now);
        });
        return id;
    }

    /**
     * Makes many payouts that keep nothing back at once, all or none.
     *
     * @throws io.clearshare.admin.ledger.LedgerRefusal when one balance no longer covers its amount
     */
    void createAll(List<Draft> drafts, Instant now) {
        if (drafts.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            List<UUID> ids = drafts.stream().map(draft -> UUID.randomUUID()).toList();
            write(ids, drafts, now);
        });
    }

    /** Reserves and writes what is whole; part of the caller's database transaction. */
    private void write(List<UUID> ids, List<Draft> drafts, Instant now) {
        List<Transaction> reserves = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Draft draft = drafts.get(i);
            reserves.add(Transaction.reserve(
                    Payout.memo(ids.get(i)) + ":reserve",
                    Account.payable(draft.influencerId()),
                    Account.reserved(draft.influencerId()),
                    draft.amountMicros()));
        }
        ledger.write(reserves);
        insert.rows(ids, drafts, reserves, now);
        for (int i = 0; i < ids.size(); i++) {
            PayoutState state = PayoutState.first(drafts.get(i).band());
            events.publishEvent(new PayoutChanged(ids.get(i), drafts.get(i).influencerId(), state));
        }
    }

    /** Notes an approval; with the last one that is needed the payout may be paid. Part of the caller's transaction. */
    void approved(Payout payout, String approver, boolean complete, Instant now) {
        if (complete) {
            jdbc.sql("""
                            UPDATE payout SET state = 'CREATED', approved_by = ?, approved_at = ?, approved_hash = content_hash,
                                changed_at = ?, next_at = ?
                            WHERE payout_id = ?
                            """)
                    .params(approver, at(now), at(now), at(now), payout.payoutId())
                    .update();
        }
        PayoutState state = complete ? PayoutState.CREATED : PayoutState.AWAITING_APPROVAL;
        String note = complete ? "approved" : "approved; another person has to, too";
        note(payout.payoutId(), payout.influencerId(), state, approver, note, now);
    }

    /** Finance says no; the amount is free again, or as soon as it is back from the escrow. */
    boolean refuse(Payout payout, String reason, String refuser, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            int waiting = jdbc.sql(
                            "UPDATE payout SET refused_by = ? WHERE payout_id = ? AND state = 'AWAITING_APPROVAL'")
                    .params(refuser, payout.payoutId())
                    .update();
            if (waiting == 1) {
                end(payout, PayoutState.REFUSED, reason, refuser, now);
            }
            return waiting == 1;
        }));
    }

    /**
     * A person has looked at it: it goes on where it stood before its review, with attempts counted anew.
     *
     * @return false when it is not in review
     */
    boolean resume(Payout payout, String note, String actor, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<PayoutState> before = jdbc.sql("""
                            UPDATE payout p SET state = (SELECT e.state FROM payout_event e
                                    WHERE e.payout_id = p.payout_id AND e.state <> 'REVIEW' ORDER BY e.event_no DESC LIMIT 1),
                                reason = '', changed_at = ?, resumed_at = ?, next_at = ?, lease = NULL, leased_until = NULL
                            WHERE p.payout_id = ? AND p.state = 'REVIEW' RETURNING p.state
                            """)
                    .params(at(now), at(now), at(now), payout.payoutId())
                    .query((row, n) -> PayoutState.valueOf(row.getString(1)))
                    .optional();
            before.ifPresent(state -> note(payout.payoutId(), payout.influencerId(), state, actor, note, now));
            return before.isPresent();
        }));
    }

    /**
     * The system withdraws a payout that still waits for finance, because it has to be made anew.
     *
     * @return false when somebody has decided by now
     */
    boolean withdraw(Payout payout, String reason, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean waits = jdbc.sql("SELECT state FROM payout WHERE payout_id = ? FOR UPDATE")
                    .param(payout.payoutId())
                    .query(String.class)
                    .single()
                    .equals(PayoutState.AWAITING_APPROVAL.name());
            if (waits) {
                end(payout, PayoutState.CANCELLED, reason, SYSTEM, now);
            }
            return waits;
        }));
    }

    /**
     * Ends a payout without paying it; what is in the escrow or may get there has to come back first. Whoever has a lease on
     * it loses it. Part of the caller's transaction, which holds the payout's row.
     */
    void end(Payout payout, PayoutState as, String reason, String actor, Instant now) {
        int inEscrow =
                jdbc.sql("""
                        UPDATE payout_escrow e SET ends_as = ?, end_reason = ? WHERE payout_id = ? AND (state = 'FUNDED'
                            OR EXISTS (SELECT FROM escrow_attempt a WHERE a.payout_id = e.payout_id AND a.state = 'OPEN'))
                        """).params(as.name(), reason, payout.payoutId()).update();
        if (inEscrow == 0) {
            ended(payout, as, reason, actor, now);
        } else {
            jdbc.sql("""
                            UPDATE payout SET state = 'REFUNDING', reason = '', changed_at = ?, next_at = ?, lease = NULL,
                                leased_until = NULL WHERE payout_id = ?
                            """).params(at(now), at(now), payout.payoutId()).update();
            note(payout.payoutId(), payout.influencerId(), PayoutState.REFUNDING, actor, reason, now);
        }
    }

    /** Nothing of it is in the escrow: the end, and the amount is free. Part of the caller's transaction. */
    void ended(Payout payout, PayoutState as, String reason, String actor, Instant now) {
        jdbc.sql("""
                        UPDATE payout SET state = ?, reason = ?, changed_at = ?, lease = NULL, leased_until = NULL
                        WHERE payout_id = ?
                        """).params(as.name(), reason, at(now), payout.payoutId()).update();
        giveBack(payout, now);
        note(payout.payoutId(), payout.influencerId(), as, actor, reason, now);
    }

    Optional<Payout> find(UUID payoutId) {
        return jdbc.sql(PayoutRows.PAYOUT + "WHERE p.payout_id = ?")
                .param(payoutId)
                .query(PayoutRows::payout)
                .optional();
    }

    List<Attempt> attempts(UUID payoutId) {
        return jdbc.sql("SELECT * FROM payout_attempt WHERE payout_id = ? ORDER BY no")
                .param(payoutId)
                .query(PayoutRows::attempt)
                .list();
    }

    /** What it pays, as the content hash reads it. */
    List<UnpaidLine> lines(UUID payoutId) {
        return jdbc.sql("SELECT earning_id, amount_micros FROM payout_line WHERE payout_id = ?")
                .param(payoutId)
                .query((row, n) -> new UnpaidLine(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The same of many. */
    Map<UUID, List<UnpaidLine>> lines(Collection<UUID> payoutIds) {
        Map<UUID, List<UnpaidLine>> lines = new HashMap<>();
        jdbc.sql("SELECT payout_id, earning_id, amount_micros FROM payout_line WHERE payout_id = ANY (?::uuid[])")
                .param(payoutIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new UnpaidLine(row.getString(2), row.getLong(3))))
                .list();
        return lines;
    }

    /** Voids the reservation and frees the lines; part of the caller's database transaction. */
    void giveBack(Payout payout, Instant now) {
        ledger.write(Transaction.voided(
                Payout.memo(payout.payoutId()) + ":void",
                payout.reserveId(),
                Account.payable(payout.influencerId()),
                Account.reserved(payout.influencerId()),
                payout.amountMicros()));
        jdbc.sql("UPDATE payout_line SET released = TRUE WHERE payout_id = ?")
                .param(payout.payoutId())
                .update();
        withholding.giveBack(payout.payoutId(), payout.influencerId(), withheldMicros(payout.payoutId()), now);
    }

    /** What the payout keeps back for the tax authority. */
    long withheldMicros(UUID payoutId) {
        return withholding.micros(payoutId);
    }

    /** Records what happened and by whom; part of the caller's database transaction. */
    void note(UUID payoutId, String influencerId, PayoutState state, String actor, String note, Instant now) {
        jdbc.sql("INSERT INTO payout_event (payout_id, at, state, actor, note) VALUES (?, ?, ?, ?, ?)")
                .params(payoutId, at(now), state.name(), actor, note)
                .update();
        events.publishEvent(new PayoutChanged(payoutId, influencerId, state));
        if (!state.isOpen() && state != PayoutState.SETTLED && !note.startsWith(CheckRate.MOVED)) {
            events.publishEvent(new PayoutUnpaid(payoutId, influencerId));
        }
    }
}
