package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The influencers in Postgres. */
@Repository
class StoredInfluencers implements Influencers {

    private static final String SELECT = """
            SELECT i.influencer_id, i.handle, i.email, i.state, i.user_id, i.wallet, i.active_from, i.created_at,
                   array(SELECT c.code FROM influencer_code c WHERE c.influencer_id = i.influencer_id
                         AND c.retired_at IS NULL ORDER BY c.created_at, c.code_upper) AS codes
            FROM influencer i
            """;

    private final JdbcClient jdbc;

    StoredInfluencers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Influencer> find(String influencerId) {
        return jdbc.sql(SELECT + "WHERE i.influencer_id = ?")
                .param(influencerId)
                .query(StoredInfluencers::influencer)
                .optional();
    }

    @Override
    public Optional<Influencer> ofCode(String code) {
        return jdbc.sql(
                        SELECT
                                + "JOIN influencer_code k USING (influencer_id) WHERE k.code_upper = ? AND k.retired_at IS NULL")
                .param(code.toUpperCase(Locale.ROOT))
                .query(StoredInfluencers::influencer)
                .optional();
    }

    @Override
    public Optional<Influencer> ofEmail(String email) {
        return jdbc.sql(SELECT + "WHERE lower(i.email) = lower(?) ORDER BY i.created_at, i.influencer_id LIMIT 1")
                .param(email)
                .query(StoredInfluencers::influencer)
                .optional();
    }

    @Override
    public Map<String, Influencer> findAll(Collection<String> influencerIds) {
        Map<String, Influencer> found = new LinkedHashMap<>();
        if (!influencerIds.isEmpty()) {
            jdbc.sql(SELECT + "WHERE i.influencer_id IN (:ids)")
                    .param("ids", influencerIds)
                    .query(StoredInfluencers::influencer)
                    .list()
                    .forEach(influencer -> found.put(influencer.influencerId(), influencer));
        }
        return found;
    }

    @Override
    public List<String> walletsOf(String influencerId) {
        return jdbc.sql("SELECT wallet FROM influencer_wallet WHERE influencer_id = ? ORDER BY since, wallet")
                .param(influencerId)
                .query(String.class)
                .list();
    }

    @Override
    public List<Influencer> page(String after, int limit) {
        return jdbc.sql(SELECT + "WHERE i.influencer_id > ? ORDER BY i.influencer_id LIMIT ?")
                .params(after, limit)
                .query(StoredInfluencers::influencer)
                .list();
    }

    private static Influencer influencer(ResultSet row, int number) throws SQLException {
        Array codes = row.getArray("codes");
        return new Influencer(
                row.getString("influencer_id"),
                row.getString("handle"),
                row.getString("email"),
                InfluencerState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                List.of((String[]) codes.getArray()),
                row.getString("user_id"),
                row.getString("wallet"),
                row.getObject("active_from", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
