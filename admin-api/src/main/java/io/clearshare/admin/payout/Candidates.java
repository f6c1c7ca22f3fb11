package io.clearshare.admin.payout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Booked lines that no payout pays, in the order in which they are taken. */
    List<UnpaidLine> unpaidLines(String influencerId) {
        return unpaidLines(List.of(influencerId)).getOrDefault(influencerId, List.of());
    }

    /**
     * Booked lines that no payout pays, by influencer: negative ones first, then the oldest. What was kept back is its payout's
     * alone.
     */
    Map<String, List<UnpaidLine>> unpaidLines(Collection<String> influencerIds) {
        Map<String, List<UnpaidLine>> lines = new HashMap<>();
        jdbc.sql("""
                        SELECT asked.id, e.earning_id, e.amount_micros
                        FROM unnest(?::text[]) AS asked (id) CROSS JOIN LATERAL (
                            SELECT e.earning_id, e.amount_micros, e.settles_at FROM earning e
                            WHERE e.influencer_id = asked.id AND e.kind <> 'withholding' AND NOT EXISTS (
                                SELECT FROM payout_line l WHERE l.earning_id = e.earning_id AND NOT l.released)
                            ORDER BY e.amount_micros > 0, e.settles_at, e.earning_id LIMIT ?) AS e
                        ORDER BY asked.id, e.amount_micros > 0, e.settles_at, e.earning_id
                        """)
                .param(influencerIds.toArray(String[]::new))
                .param(LINES_MAX)
                .query((row, n) -> lines.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new UnpaidLine(row.getString(2), row.getLong(3))))
                .list();
        return lines;
    }

    /** The payout that is under way, of each of them who has one. */
    Map<String, Payout> open(Collection<String> influencerIds) {
        return byInfluencer(jdbc.sql(PayoutRows.PAYOUT + """
                        WHERE p.influencer_id = ANY (?) AND p.state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'REVIEW', 'REFUNDING')
                        """)
                .param(influencerIds.toArray(String[]::new))
                .query(PayoutRows::payout)
                .list());
    }

    private static Map<String, Payout> byInfluencer(List<Payout> payouts) {
        Map<String, Payout> byInfluencer = new HashMap<>();
        payouts.forEach(payout -> byInfluencer.put(payout.influencerId(), payout));
        return byInfluencer;
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

    /** The last payout of each of them, if it ended without paying since the given time and to the given address. */
    Map<String, Payout> lastUnpaidSince(Collection<String> influencerIds, Instant since) {
        return byInfluencer(jdbc
                .sql("""
                        SELECT DISTINCT ON (p.influencer_id) p.* FROM (""" + PayoutRows.PAYOUT + """
                            WHERE p.influencer_id = ANY (?)) AS p ORDER BY p.influencer_id, p.created_at DESC
                        """)
                .param(influencerIds.toArray(String[]::new))
                .query(PayoutRows::payout)
                .list()
                .stream()
                .filter(payout -> switch (payout.state()) {
                    case REFUSED, FAILED, CANCELLED -> payout.changedAt().isAfter(since);
                    case AWAITING_APPROVAL, CREATED, SIGNED, REVIEW, REFUNDING, SETTLED -> false;
                })
                .toList());
    }
}
