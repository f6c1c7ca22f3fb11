package io.clearshare.admin.tax;

import io.clearshare.admin.payout.PayoutsSettled;
import io.clearshare.domain.tax.TaxYear;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;

/** What people were paid, on the day that the block says: the cash basis of the forms. */
@Repository
class TaxPayments {

    /** USDC counts as one dollar by the programme's rule, so what was owed is the value that was given. */
    private static final String RECORD = """
            INSERT INTO tax_payment (payout_id, influencer_id, paid_at, signature, asset, price_micros, gross_micros,
                withheld_micros, fair_value_micros)
            SELECT p.payout_id, p.influencer_id, coalesce(a.block_time, p.changed_at), a.signature, p.paid_in, coalesce(p.sol_usd_micros, 1000000),
                   p.amount_micros + coalesce(-w.amount_micros, 0), coalesce(-w.amount_micros, 0), p.amount_micros
            FROM payout p
            JOIN payout_attempt a ON a.payout_id = p.payout_id AND a.state = 'LANDED'
            LEFT JOIN payout_line w ON w.payout_id = p.payout_id AND w.earning_id = 'withholding/' || p.payout_id::text
            WHERE p.state = 'SETTLED' AND %s
              AND NOT EXISTS (SELECT FROM tax_payment t WHERE t.payout_id = p.payout_id)
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    TaxPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sums of a year. */
    record Total(String influencerId, long grossMicros, long withheldMicros, int payments) {

        static Total none(String influencerId) {
            return new Total(influencerId, 0, 0, 0);
        }
    }

    @ApplicationModuleListener
    void on(PayoutsSettled settled) {
        jdbc.sql(RECORD.formatted("p.payout_id = ANY (?::uuid[])"))
                .param(settled.payouts().stream()
                        .map(payout -> payout.payoutId().toString())
                        .toArray(String[]::new))
                .update();
    }

    /**
     * Records every settled payout that is not recorded; the same again changes nothing.
     *
     * @param influencerId whose, or null for everybody's
     */
    private void catchUp(@Nullable String influencerId) {
        jdbc.sql(RECORD.formatted("(?::text IS NULL OR p.influencer_id = ?)"))
                .param(influencerId)
                .param(influencerId)
                .update();
    }

    /** Everybody who was paid in the year, in order of id. */
    List<Total> of(TaxYear year, ZoneId zone) {
        return totals(null, year, zone);
    }

    Total of(String influencerId, TaxYear year, ZoneId zone) {
        return totals(influencerId, year, zone).stream().findFirst().orElse(Total.none(influencerId));
    }

    private List<Total> totals(@Nullable String influencerId, TaxYear year, ZoneId zone) {
        catchUp(influencerId);
        return jdbc.sql("""
                        SELECT influencer_id, sum(gross_micros)::bigint, sum(withheld_micros)::bigint, count(*)
                        FROM tax_payment WHERE paid_at >= ? AND paid_at < ? AND (?::text IS NULL OR influencer_id = ?)
                        GROUP BY influencer_id ORDER BY influencer_id
                        """)
                .params(start(year.year(), zone), start(year.year() + 1, zone))
                .param(influencerId)
                .param(influencerId)
                .query((row, n) -> new Total(row.getString(1), row.getLong(2), row.getLong(3), row.getInt(4)))
                .list();
    }

    /** The year of the first payment, for the years a page offers. */
    Optional<Integer> firstYear(ZoneId zone) {
        return jdbc.sql("SELECT extract(year FROM min(paid_at) AT TIME ZONE ?)::int FROM tax_payment")
                .param(zone.getId())
                .query(Integer.class)
                .optional();
    }

    private static OffsetDateTime start(int year, ZoneId zone) {
        return LocalDate.of(year, 1, 1).atStartOfDay(zone).toOffsetDateTime();
    }
}
