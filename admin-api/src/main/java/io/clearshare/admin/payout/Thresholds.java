package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.payout.PayoutThreshold;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** From which balance each influencer is paid. */
@Repository
class Thresholds {

    private final JdbcClient jdbc;
    private final PayoutThreshold terms;

    Thresholds(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.terms = new PayoutThreshold(
                settings.payouts().thresholdMicros(), settings.payouts().closeMicros());
    }

    /** The least that anybody can be paid from now. */
    long least(Instant now) {
        return terms.least(now);
    }

    /** What holds for everybody without a wish of their own. */
    long programmeMicros() {
        return terms.programmeMicros();
    }

    long of(String influencerId, Instant now) {
        return of(List.of(influencerId), now).getOrDefault(influencerId, 0L);
    }

    /** The threshold of each of them. */
    Map<String, Long> of(Collection<String> influencerIds, Instant now) {
        Map<String, Long> thresholds = new HashMap<>();
        jdbc.sql("""
                        SELECT asked.id, t.threshold_micros AS own,
                               (SELECT max(created_at) FROM payout p WHERE p.influencer_id = asked.id) AS last
                        FROM unnest(?::text[]) AS asked (id) LEFT JOIN payout_threshold t ON t.influencer_id = asked.id
                        """)
                .param(influencerIds.toArray(String[]::new))
                .query((row, n) -> thresholds.put(
                        row.getString("id"),
                        terms.of(row.getObject("own", Long.class), PayoutRows.instant(row, "last"), now)))
                .list();
        return thresholds;
    }

    /** What the influencer asked for. */
    Optional<Long> own(String influencerId) {
        return jdbc.sql("SELECT threshold_micros FROM payout_threshold WHERE influencer_id = ?")
                .param(influencerId)
                .query(Long.class)
                .optional();
    }

    void wish(String influencerId, long micros, Instant now) {
        jdbc.sql("""
                        INSERT INTO payout_threshold (influencer_id, threshold_micros, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (influencer_id) DO UPDATE SET threshold_micros = excluded.threshold_micros,
                            changed_at = excluded.changed_at
                        """).params(influencerId, micros, at(now)).update();
    }

    void noWish(String influencerId) {
        jdbc.sql("DELETE FROM payout_threshold WHERE influencer_id = ?")
                .param(influencerId)
                .update();
    }
}
