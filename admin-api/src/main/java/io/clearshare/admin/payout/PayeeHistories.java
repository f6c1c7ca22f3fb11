package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.domain.approval.PayeeHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from the payouts what is known of a recipient. */
@Repository
class PayeeHistories {

    private static final UUID NONE = new UUID(0, 0);
    private static final String HISTORY = """
            SELECT asked.id, i.created_at AS joined, paid.amounts, paid.wallets,
                   (SELECT count(*) FROM (
                        SELECT influencer_id FROM influencer u WHERE u.wallet = asked.wallet
                        UNION SELECT influencer_id FROM payout u WHERE u.wallet = asked.wallet) AS users
                    WHERE users.influencer_id <> asked.id) AS shared,
                   (SELECT count(*) FROM payout m WHERE m.influencer_id = asked.id AND m.payout_id <> ? AND m.created_at > ?
                        AND m.state NOT IN ('REFUSED', 'CANCELLED', 'REFUNDING')) AS made
            FROM unnest(?::text[], ?::text[]) AS asked (id, wallet)
            LEFT JOIN influencer i ON i.influencer_id = asked.id
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(amount_micros ORDER BY created_at DESC), '{}') AS amounts,
                       coalesce(array_agg(DISTINCT wallet), '{}') AS wallets
                FROM (SELECT amount_micros, wallet, created_at FROM payout p
                      WHERE p.influencer_id = asked.id AND p.state = 'SETTLED' ORDER BY created_at DESC LIMIT 50) AS newest
                ) AS paid
            """;

    private final JdbcClient jdbc;

    PayeeHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Paid(UUID payoutId, String wallet, long amountMicros, Instant at) {}

    /** Whose history is asked for, and where they would be paid. */
    record Asked(String influencerId, String wallet) {}

    /**
     * @param payoutId the payout that is looked at, or null while it is not made yet
     * @param cases    what is known of fraud cases
     */
    PayeeHistory of(String influencerId, String wallet, @Nullable UUID payoutId, LiftedCases.Known cases, Instant now) {
        UUID self = payoutId == null ? NONE : payoutId;
        return Objects.requireNonNull(
                read(List.of(new Asked(influencerId, wallet)), self, cases, now).get(influencerId));
    }

    /** The histories of many before their payouts are made, by influencer; fraud cases are not asked for. */
    Map<String, PayeeHistory> of(List<Asked> asked, Instant now) {
        return read(asked, NONE, LiftedCases.Known.NOT_ASKED, now);
    }

    private Map<String, PayeeHistory> read(List<Asked> asked, UUID self, LiftedCases.Known cases, Instant now) {
        long bonusMicros = self.equals(NONE) ? 0 : bonusMicros(self);
        Map<String, PayeeHistory> histories = new HashMap<>();
        jdbc.sql(HISTORY)
                .params(self, at(now.minus(Duration.ofDays(1))))
                .param(asked.stream().map(Asked::influencerId).toArray(String[]::new))
                .param(asked.stream().map(Asked::wallet).toArray(String[]::new))
                .query((row, n) -> {
                    Instant joined = PayoutRows.instant(row, "joined");
                    return histories.put(
                            row.getString("id"),
                            new PayeeHistory(
                                    List.of((Long[]) row.getArray("amounts").getArray()),
                                    Set.of((String[]) row.getArray("wallets").getArray()),
                                    row.getInt("shared"),
                                    joined == null ? now : joined,
                                    row.getInt("made"),
                                    bonusMicros,
                                    cases.liftedAt(),
                                    cases.known()));
                })
                .list();
        return histories;
    }

    Optional<PayoutReview.Previous> last(String influencerId) {
        return paid(influencerId, 1).stream()
                .findFirst()
                .map(paid -> new PayoutReview.Previous(paid.payoutId(), paid.wallet(), paid.amountMicros(), paid.at()));
    }

    private List<Paid> paid(String influencerId, int limit) {
        return jdbc.sql("""
                        SELECT payout_id, wallet, amount_micros, changed_at FROM payout
                        WHERE influencer_id = ? AND state = 'SETTLED' ORDER BY created_at DESC LIMIT ?
                        """)
                .params(influencerId, limit)
                .query((row, n) -> new Paid(
                        row.getObject("payout_id", UUID.class),
                        row.getString("wallet"),
                        row.getLong("amount_micros"),
                        PayoutRows.requiredInstant(row, "changed_at")))
                .list();
    }

    private long bonusMicros(UUID payoutId) {
        return jdbc.sql("""
                        SELECT coalesce(sum(l.amount_micros), 0) FROM payout_line l JOIN earning e USING (earning_id)
                        WHERE l.payout_id = ? AND e.kind = 'bonus'
                        """).param(payoutId).query(Long.class).single();
    }
}
