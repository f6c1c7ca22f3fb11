package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Ledger;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What every step of a worker does: one database transaction that first makes sure the worker still holds its lease. */
final class LeasedSteps {

    private final JdbcClient jdbc;
    private final PayoutBook book;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    LeasedSteps(JdbcClient jdbc, PayoutBook book, Ledger ledger, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.book = book;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    void step(Lease lease, Consumer<Payout> writes) {
        transactions.executeWithoutResult(status -> {
            Payout payout = jdbc.sql(PayoutRows.PAYOUT + "WHERE p.payout_id = ? AND p.lease = ? FOR UPDATE")
                    .params(lease.payoutId(), lease.token())
                    .query(PayoutRows::payout)
                    .optional()
                    .orElseThrow(() -> new Lease.Lost(lease));
            writes.accept(payout);
        });
    }

    void move(Payout payout, PayoutState state, String reason, String note, Instant now) {
        jdbc.sql("UPDATE payout SET state = ?, reason = ?, changed_at = ? WHERE payout_id = ?")
                .params(state.name(), reason, at(now), payout.payoutId())
                .update();
        book.note(payout.payoutId(), payout.influencerId(), state, PayoutBook.SYSTEM, note, now);
    }

    void postpone(Payout payout, Instant next, String why) {
        jdbc.sql("UPDATE payout SET next_at = ?, reason = ?, lease = NULL, leased_until = NULL WHERE payout_id = ?")
                .params(at(next), why, payout.payoutId())
                .update();
    }

    void bookCosts(String signature, long feeLamports, long rentLamports) {
        PaidEntries.costs(signature, feeLamports, rentLamports).ifPresent(ledger::write);
    }
}
