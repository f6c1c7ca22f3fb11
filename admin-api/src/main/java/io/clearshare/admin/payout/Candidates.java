package io.clearshare.admin.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what decides whether an influencer can be paid, except the stream's holds. */
@Repository
class Candidates {

    private static final int LINES_MAX = 50_000;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Booked lines that no payout pays: negative ones first, then the oldest. What was kept back is its payout's alone. */
    List<UnpaidLine> unpaidLines(String influencerId) {
        return jdbc.sql("""
                        SELECT e.earning_id, e.amount_micros FROM earning e
                        WHERE e.influencer_id = ? AND e.kind <> 'withholding' AND NOT EXISTS (
                            SELECT FROM payout_line l WHERE l.earning_id = e.earning_id AND NOT l.released)
                        ORDER BY e.amount_micros > 0, e.settles_at, e.earning_id LIMIT ?
                        """)
                .params(influencerId, LINES_MAX)
                .query((row, n) -> new UnpaidLine(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The payout that is under way. */
    Optional<Payout> open(String influencerId) {
        return jdbc.sql(
                        PayoutRows.PAYOUT
                                + "WHERE p.influencer_id = ? AND p.state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'REVIEW', 'REFUNDING')")
                .param(influencerId)
                .query(PayoutRows::payout)
                .optional();
    }

    /** What has been paid to somebody, ever. */
    long paidMicros(String influencerId) {
        return jdbc.sql("""
                        SELECT coalesce(sum(amount_micros), 0) FROM payout WHERE influencer_id = ? AND state = 'SETTLED'
                        """).param(influencerId).query(Long.class).single();
    }

    /** Payouts in SOL that wait for finance. */
    List<Payout> waitingInSol() {
        return jdbc.sql(PayoutRows.PAYOUT + "WHERE p.state = 'AWAITING_APPROVAL' AND p.paid_in = 'SOL' LIMIT 1000")
                .query(PayoutRows::payout)
                .list();
    }

    /** The last payout, if it ended without paying since the given time and to the given address. */
    Optional<Payout> lastUnpaidSince(String influencerId, Instant since) {
        return jdbc.sql(PayoutRows.PAYOUT + "WHERE p.influencer_id = ? ORDER BY p.created_at DESC LIMIT 1")
                .param(influencerId)
                .query(PayoutRows::payout)
                .optional()
                .filter(payout -> switch (payout.state()) {
                    case REFUSED, FAILED, CANCELLED -> payout.changedAt().isAfter(since);
                    case AWAITING_APPROVAL, CREATED, SIGNED, REVIEW, REFUNDING, SETTLED -> false;
                });
    }
}
