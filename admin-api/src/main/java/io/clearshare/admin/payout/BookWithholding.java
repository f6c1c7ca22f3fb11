package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Transaction;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books what a payout keeps back as a line of its own, and its return; part of the caller's database transaction. */
final class BookWithholding {

    private static final String INSERT = """
            INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                occurred_at, settles_at, tier, rule_version, transaction_id, concerns, note)
            VALUES (?, ?, '', ?, 'withholding', ?, 'USD', ?, ?, 0, 0, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    BookWithholding(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** The id of the line of a payout. */
    static String lineId(UUID payoutId) {
        return "withholding/" + payoutId;
    }

    /** Takes the amount out of what is payable. */
    UnpaidLine keepBack(UUID payoutId, String influencerId, Withhold.Part part, Instant now) {
        UnpaidLine line = new UnpaidLine(lineId(payoutId), Math.negateExact(part.micros()));
        write(payoutId, influencerId, line, part.why(), now);
        return line;
    }

    /** Gives it back when the payout ends without paying. */
    void giveBack(UUID payoutId, String influencerId, long micros, Instant now) {
        if (micros > 0) {
            UnpaidLine line = new UnpaidLine(lineId(payoutId) + "/back", micros);
            write(payoutId, influencerId, line, "the payout was not paid", now);
        }
    }

    /** What the payout keeps back. */
    long micros(UUID payoutId) {
        return jdbc.sql("SELECT -amount_micros FROM payout_line WHERE payout_id = ? AND earning_id = ?")
                .params(payoutId, lineId(payoutId))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void write(UUID payoutId, String influencerId, UnpaidLine line, String note, Instant now) {
        Transaction moved = Transaction.single(
                "earning:" + line.earningId(),
                Transaction.move(Account.WITHHOLDING, Account.payable(influencerId), line.amountMicros()));
        ledger.write(moved);
        jdbc.sql(INSERT)
                .params(
                        line.earningId(),
                        influencerId,
                        "payout:" + payoutId,
                        line.amountMicros(),
                        at(now),
                        at(now),
                        moved.id(),
                        payoutId.toString(),
                        note)
                .update();
    }
}
