package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Bands;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The approval bands: versions that two people agreed on, before them the operator's setting. */
@Repository
class BandsInForce {

    private static final String SELECT = "SELECT * FROM payout_bands ";

    private final JdbcClient jdbc;
    private final Bands byDefault;

    BandsInForce(JdbcClient jdbc, PayoutTerms terms) {
        this.jdbc = jdbc;
        this.byDefault = Bands.usual(terms.automaticMicrosMax());
    }

    /** The bands for what is made at that time. */
    Bands at(Instant now) {
        return jdbc.sql(SELECT + """
                        WHERE state = 'confirmed' AND in_force_from <= ?
                        ORDER BY in_force_from DESC, version DESC LIMIT 1
                        """)
                .param(PayoutRows.at(now))
                .query(BandsInForce::bands)
                .optional()
                .orElse(byDefault);
    }

    /** All versions, the newest first. */
    List<BandsVersion> versions() {
        return jdbc.sql(SELECT + "ORDER BY version DESC LIMIT 200")
                .query(BandsInForce::version)
                .list();
    }

    Optional<BandsVersion> find(int version) {
        return jdbc.sql(SELECT + "WHERE version = ?")
                .param(version)
                .query(BandsInForce::version)
                .optional();
    }

    private static Bands bands(ResultSet row, int number) throws SQLException {
        return new Bands(
                row.getInt("version"),
                row.getLong("automatic_micros_max"),
                row.getLong("one_approval_micros_max"),
                row.getLong("two_approvals_micros_max"));
    }

    private static BandsVersion version(ResultSet row, int number) throws SQLException {
        return new BandsVersion(
                bands(row, number),
                row.getString("state"),
                PayoutRows.requiredInstant(row, "wanted_from"),
                PayoutRows.instant(row, "in_force_from"),
                row.getString("reason"),
                row.getString("proposed_by"),
                PayoutRows.requiredInstant(row, "proposed_at"),
                row.getString("decided_by"),
                PayoutRows.instant(row, "decided_at"));
    }
}
