package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.domain.approval.PayeeHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from the payouts what is known of a recipient. */
@Repository
class PayeeHistories {

    private static final int PAID_SHOWN = 50;
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;

    PayeeHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Paid(UUID payoutId, String wallet, long amountMicros, Instant at) {}

    /**
     * @param payoutId the payout that is looked at, or null while it is not made yet
     * @param cases    what is known of fraud cases
     */
    PayeeHistory of(String influencerId, String wallet, @Nullable UUID payoutId, LiftedCases.Known cases, Instant now) {
        List<Paid> paid = paid(influencerId, PAID_SHOWN);
        UUID self = payoutId == null ? NONE : payoutId;
        return new PayeeHistory(
                paid.stream().map(Paid::amountMicros).toList(),
                paid.stream().map(Paid::wallet).collect(Collectors.toSet()),
                sharedWith(influencerId, wallet),
                joinedAt(influencerId, now),
                madeSince(influencerId, self, now.minus(Duration.ofDays(1))),
                bonusMicros(self),
                cases.liftedAt(),
                cases.known());
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

    private int sharedWith(String influencerId, String wallet) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT influencer_id FROM influencer WHERE wallet = ?
                            UNION SELECT influencer_id FROM payout WHERE wallet = ?) AS users
                        WHERE influencer_id <> ?
                        """)
                .params(wallet, wallet, influencerId)
                .query(Integer.class)
                .single();
    }

    private Instant joinedAt(String influencerId, Instant otherwise) {
        return jdbc.sql("SELECT created_at FROM influencer WHERE influencer_id = ?")
                .param(influencerId)
                .query((row, n) -> PayoutRows.requiredInstant(row, "created_at"))
                .optional()
                .orElse(otherwise);
    }

    private int madeSince(String influencerId, UUID self, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM payout WHERE influencer_id = ? AND payout_id <> ? AND created_at > ?
                            AND state NOT IN ('REFUSED', 'CANCELLED', 'REFUNDING')
                        """)
                .params(influencerId, self, at(since))
                .query(Integer.class)
                .single();
    }

    private long bonusMicros(UUID payoutId) {
        return jdbc.sql("""
                        SELECT coalesce(sum(l.amount_micros), 0) FROM payout_line l JOIN earning e USING (earning_id)
                        WHERE l.payout_id = ? AND e.kind = 'bonus'
                        """).param(payoutId).query(Long.class).single();
    }
}
