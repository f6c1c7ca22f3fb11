package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The steps of paying for many payouts in one database transaction, which first makes sure that the worker still holds all of
 * them.
 *
 * <p>No method talks to a network.
 */
@Repository
class AttemptsTogether implements ManySteps {

    private static final String HOLD = """
            JOIN unnest(?::uuid[], ?::uuid[]) AS held (payout_id, lease) USING (payout_id, lease)
            """;
    private static final String INSERT = """
            INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height, context_slot,
                signed_at)
            SELECT payout_id, no, signature, decode(wire, 'base64'), blockhash, height, slot, ?
            FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                AS signed (payout_id, no, signature, wire, blockhash, height, slot)
            """;
    private static final String CLOSE = """
            UPDATE payout_attempt a SET state = 'LANDED', closed_at = ?, proof = 'finalised in slot ' || landed.slot,
                slot = landed.slot, block_time = landed.block_time, fee_lamports = landed.fee, rent_lamports = landed.rent
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                AS landed (payout_id, no, slot, block_time, fee, rent)
            WHERE a.payout_id = landed.payout_id AND a.no = landed.no AND a.state = 'OPEN'
            """;
    private static final String NOTE = """
            INSERT INTO payout_event (payout_id, at, state, actor, note)
            SELECT payout_id, ?, ?, ?, note FROM unnest(?::uuid[], ?::text[]) AS noted (payout_id, note)
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    AttemptsTogether(
            JdbcClient jdbc, Ledger ledger, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public List<Held> held(List<Lease> leases) {
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        jdbc.sql("SELECT * FROM payout_attempt WHERE payout_id = ANY (?::uuid[]) ORDER BY no")
                .param(column(leases, Lease::payoutId))
                .query((row, n) -> attempts.computeIfAbsent(
                                row.getObject("payout_id", UUID.class), id -> new ArrayList<>())
                        .add(PayoutRows.attempt(row, n)))
                .list();
        Map<UUID, Payout> payouts = new HashMap<>();
        query(leases, PayoutRows.PAYOUT + HOLD).forEach(payout -> payouts.put(payout.payoutId(), payout));
        List<Held> held = new ArrayList<>();
        for (Lease lease : leases) {
            Payout payout = payouts.get(lease.payoutId());
            if (payout != null) {
                held.add(new Held(lease, payout, List.copyOf(attempts.getOrDefault(lease.payoutId(), List.of()))));
            }
        }
        return held;
    }

    @Override
    public List<Attempt> signed(List<Signed> signed, Instant now, Instant leasedUntil) {
        step(signed, Signed::lease, payouts -> {
            jdbc.sql(INSERT)
                    .param(at(now))
                    .param(column(signed, one -> one.lease().payoutId()))
                    .param(column(signed, Signed::no))
                    .param(column(signed, one -> one.payment().signature()))
                    .param(column(
                            signed,
                            one -> Base64.getEncoder()
                                    .encodeToString(one.payment().wire())))
                    .param(column(signed, one -> one.payment().blockhash()))
                    .param(column(signed, one -> one.payment().lastValidBlockHeight()))
                    .param(column(signed, one -> one.payment().contextSlot()))
                    .update();
            List<String> notes = signed.stream()
                    .map(one -> "signed " + one.payment().signature())
                    .toList();
            move(payouts, PayoutState.SIGNED, notes, now, leasedUntil);
        });
        return signed.stream().map(one -> one.attempt(now)).toList();
    }

    @Override
    public void sent(List<Open> sent, Instant now) {
        jdbc.sql("""
                        UPDATE payout_attempt a SET sends = a.sends + 1, sent_last = ?
                        FROM unnest(?::uuid[], ?::int[]) AS sent (payout_id, no)
                        WHERE a.payout_id = sent.payout_id AND a.no = sent.no
                        """)
                .param(at(now))
                .param(column(sent, one -> one.lease().payoutId()))
                .param(column(sent, one -> one.attempt().no()))
                .update();
    }

    @Override
    public void landed(List<Landed> landed, Instant now) {
        step(landed, Landed::lease, payouts -> {
            close(landed, now);
            List<Transaction> entries = new ArrayList<>();
            for (int i = 0; i < landed.size(); i++) {
                Payout payout = payouts.get(i);
                Account from = payout.sol() == null ? Account.TREASURY_USDC : Account.EXCHANGE_USD;
                Landed one = landed.get(i);
                entries.addAll(
                        PaidEntries.of(payout, from, one.attempt().payment().signature(), one.proof()));
            }
            ledger.write(entries);
            List<String> notes = landed.stream()
                    .map(one -> "finalised " + one.attempt().payment().signature())
                    .toList();
            move(payouts, PayoutState.SETTLED, notes, now, now);
            List<PayoutsSettled.Settled> settled = new ArrayList<>();
            for (int i = 0; i < landed.size(); i++) {
                Payout payout = payouts.get(i);
                settled.add(new PayoutsSettled.Settled(
                        payout.payoutId(),
                        payout.influencerId(),
                        payout.amountMicros(),
                        landed.get(i).attempt().payment().signature()));
            }
            events.publishEvent(new PayoutsSettled(List.copyOf(settled)));
        });
    }

    @Override
    public void later(List<Lease> leases, Instant next, String why) {
        jdbc.sql("""
                        UPDATE payout p SET next_at = ?, reason = ?, lease = NULL, leased_until = NULL
                        FROM unnest(?::uuid[], ?::uuid[]) AS held (payout_id, lease)
                        WHERE p.payout_id = held.payout_id AND p.lease = held.lease
                        """)
                .params(at(next), why)
                .param(column(leases, Lease::payoutId))
                .param(column(leases, Lease::token))
                .update();
    }

    /** Locks the payouts, always in the same order; hands them over in the order of the rows. */
    private <T> void step(List<T> rows, Function<T, Lease> leaseOf, Consumer<List<Payout>> writes) {
        transactions.executeWithoutResult(status -> {
            List<Lease> leases = rows.stream().map(leaseOf).toList();
            Map<UUID, Payout> held = new HashMap<>();
            query(leases, PayoutRows.PAYOUT + HOLD + "ORDER BY p.payout_id FOR UPDATE OF p")
                    .forEach(payout -> held.put(payout.payoutId(), payout));
            List<Payout> payouts = new ArrayList<>();
            for (Lease lease : leases) {
                Payout payout = held.get(lease.payoutId());
                if (payout == null) {
                    throw new Lease.Lost(lease);
                }
                payouts.add(payout);
            }
            writes.accept(payouts);
        });
    }

    private List<Payout> query(List<Lease> leases, String sql) {
        return jdbc.sql(sql)
                .param(column(leases, Lease::payoutId))
                .param(column(leases, Lease::token))
                .query(PayoutRows::payout)
                .list();
    }

    private void move(List<Payout> payouts, PayoutState state, List<String> notes, Instant now, Instant leasedUntil) {
        Object ids = column(payouts, Payout::payoutId);
        jdbc.sql("""
                        UPDATE payout SET state = ?, reason = '', changed_at = ?, leased_until = ?
                        WHERE payout_id = ANY (?::uuid[])
                        """).params(state.name(), at(now), at(leasedUntil)).param(ids).update();
        jdbc.sql(NOTE)
                .params(at(now), state.name(), PayoutBook.SYSTEM)
                .param(ids)
                .param(notes.toArray(String[]::new))
                .update();
        payouts.forEach(
                payout -> events.publishEvent(new PayoutChanged(payout.payoutId(), payout.influencerId(), state)));
    }

    private void close(List<Landed> landed, Instant now) {
        int closed = jdbc.sql(CLOSE)
                .param(at(now))
                .param(column(landed, one -> one.lease().payoutId()))
                .param(column(landed, one -> one.attempt().no()))
                .param(column(landed, one -> one.proof().slot()))
                .param(column(landed, one -> at(one.proof().blockTime())))
                .param(column(landed, one -> one.proof().feeLamports()))
                .param(column(landed, one -> one.proof().rentLamports()))
                .update();
        if (closed != landed.size()) {
            throw new IllegalStateException("Only " + closed + " of " + landed.size() + " attempts are open");
        }
    }

    private static <T> Object column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
