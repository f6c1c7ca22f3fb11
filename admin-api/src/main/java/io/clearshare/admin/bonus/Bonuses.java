package io.clearshare.admin.bonus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bonuses in Postgres. */
@Repository
public class Bonuses {

    private static final String SELECT = """
            SELECT b.*, i.handle FROM bonus b JOIN influencer i USING (influencer_id)
            """;

    private final JdbcClient jdbc;

    Bonuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Bonus> find(UUID bonusId) {
        return jdbc.sql(SELECT + "WHERE b.bonus_id = ?")
                .param(bonusId)
                .query(Bonuses::bonus)
                .optional();
    }

    /** The bonus behind a line. */
    public Optional<Bonus> ofEarning(String earningId) {
        return jdbc.sql(SELECT + "WHERE b.earning_id = ?")
                .param(earningId)
                .query(Bonuses::bonus)
                .optional();
    }

    /** Confirmed bonuses of an influencer, the newest first, before a place in that order. */
    public List<Bonus> confirmedOf(String influencerId, Instant at, String beforeEarningId, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE b.influencer_id = ? AND b.state = 'confirmed'
                          AND (b.decided_at < ? OR b.decided_at = ? AND b.earning_id COLLATE "C" < ?)
                        ORDER BY b.decided_at DESC, b.earning_id COLLATE "C" DESC LIMIT ?
                        """)
                .params(influencerId, at.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC), beforeEarningId, limit)
                .query(Bonuses::bonus)
                .list();
    }

    /** The newest ones, after the given one if there is one. */
    List<Bonus> page(@Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE ?::uuid IS NULL OR (b.proposed_at, b.bonus_id) <
                            (SELECT proposed_at, bonus_id FROM bonus WHERE bonus_id = ?::uuid)
                        ORDER BY b.proposed_at DESC, b.bonus_id DESC LIMIT ?
                        """)
                .param(after)
                .param(after)
                .param(limit)
                .query(Bonuses::bonus)
                .list();
    }

    private static Bonus bonus(ResultSet row, int number) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Bonus(
                row.getObject("bonus_id", UUID.class),
                row.getString("influencer_id"),
                row.getString("handle"),
                row.getLong("amount_micros"),
                row.getString("month"),
                row.getString("reason"),
                row.getString("state"),
                row.getString("proposed_by"),
                row.getString("proposed_role"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                row.getString("decided_role"),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
