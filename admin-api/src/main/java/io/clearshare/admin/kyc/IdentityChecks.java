package io.clearshare.admin.kyc;

import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checks and their facts in Postgres. */
@Repository
class IdentityChecks {

    private static final int PAGE = 50;
    private static final String SELECT =
            "SELECT c.*, i.handle FROM kyc_check c JOIN influencer i USING (influencer_id) ";

    private final JdbcClient jdbc;

    IdentityChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that was said about a check, as people see it. */
    record Fact(Instant at, String state, String kind, String by, String reason, Instant receivedAt) {}

    record Page(List<IdentityCheck> checks, @Nullable UUID next) {}

    Optional<IdentityCheck> find(UUID checkId) {
        return jdbc.sql(SELECT + "WHERE c.check_id = ?")
                .param(checkId)
                .query(IdentityChecks::check)
                .optional();
    }

    /** The check that counts for an influencer. */
    Optional<IdentityCheck> currentOf(String influencerId) {
        return jdbc.sql(SELECT + "WHERE c.influencer_id = ? AND c.superseded_at IS NULL")
                .param(influencerId)
                .query(IdentityChecks::check)
                .optional();
    }

    /** The present check of each of them who has one. */
    Map<String, IdentityCheck> currentOf(Collection<String> influencerIds) {
        Map<String, IdentityCheck> current = new HashMap<>();
        jdbc.sql(SELECT + "WHERE c.influencer_id = ANY (?) AND c.superseded_at IS NULL")
                .param(influencerIds.toArray(String[]::new))
                .query(IdentityChecks::check)
                .list()
                .forEach(check -> current.put(check.influencerId(), check));
        return current;
    }

    /** The check, which nobody else changes until this transaction ends. */
    Optional<IdentityCheck> lock(UUID checkId) {
        jdbc.sql("SELECT 1 FROM kyc_check WHERE check_id = ? FOR UPDATE")
                .param(checkId)
                .query()
                .listOfRows();
        return find(checkId);
    }

    /** Checks in a state, those that have waited longest first. */
    Page page(IdentityState state, @Nullable UUID after) {
        List<IdentityCheck> found = jdbc.sql(SELECT + """
                        WHERE c.superseded_at IS NULL AND c.state = ? AND (?::uuid IS NULL OR (c.changed_at, c.check_id) >
                            (SELECT changed_at, check_id FROM kyc_check WHERE check_id = ?::uuid))
                        ORDER BY c.changed_at, c.check_id LIMIT ?
                        """)
                .param(state.wireName())
                .param(after)
                .param(after)
                .param(PAGE + 1)
                .query(IdentityChecks::check)
                .list();
        boolean more = found.size() > PAGE;
        return new Page(
                more ? found.subList(0, PAGE) : found,
                more ? found.get(PAGE - 1).checkId() : null);
    }

    /** Undecided checks of providers that nobody has asked about since a while. */
    List<IdentityCheck> toLookAt(Instant before, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE c.superseded_at IS NULL AND c.applicant_id IS NOT NULL AND c.looked_at < ?
                          AND c.state IN ('started', 'pending', 'unknown')
                        ORDER BY c.looked_at LIMIT ?
                        """)
                .params(at(before), limit)
                .query(IdentityChecks::check)
                .list();
    }

    void looked(UUID checkId, Instant now) {
        jdbc.sql("UPDATE kyc_check SET looked_at = ? WHERE check_id = ?")
                .params(at(now), checkId)
                .update();
    }

    void insert(UUID checkId, String influencerId, String provider, Instant now) {
        jdbc.sql("""
                        INSERT INTO kyc_check (check_id, influencer_id, provider, started_at, changed_at, looked_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(checkId, influencerId, provider, at(now), at(now), at(now))
                .update();
    }

    void supersede(UUID checkId, Instant now) {
        jdbc.sql("UPDATE kyc_check SET superseded_at = ? WHERE check_id = ?")
                .params(at(now), checkId)
                .update();
    }

    void name(UUID checkId, String applicantId) {
        jdbc.sql("UPDATE kyc_check SET applicant_id = ? WHERE check_id = ? AND applicant_id IS NULL")
                .params(applicantId, checkId)
                .update();
    }

    void setState(UUID checkId, IdentityFact fact, Instant now) {
        jdbc.sql("UPDATE kyc_check SET state = ?, reason = ?, changed_at = ? WHERE check_id = ?")
                .params(fact.state().wireName(), fact.reason(), at(now), checkId)
                .update();
    }

    /** Keeps a statement; false when it was known. */
    boolean add(UUID checkId, String deliveryId, String by, IdentityFact fact, String kind, Instant now) {
        return jdbc.sql("""
                        INSERT INTO kyc_fact (check_id, delivery_id, said_by, said_at, state, reason, kind, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                checkId,
                                deliveryId,
                                by,
                                at(fact.at()),
                                fact.state().wireName(),
                                fact.reason(),
                                kind,
                                at(now))
                        .update()
                == 1;
    }

    List<IdentityFact> factsOf(UUID checkId) {
        return facts(checkId).stream()
                .map(fact -> new IdentityFact(fact.at(), IdentityState.ofWireName(fact.state()), fact.reason()))
                .toList();
    }

    List<Fact> facts(UUID checkId) {
        return jdbc.sql("SELECT * FROM kyc_fact WHERE check_id = ? ORDER BY said_at, fact_no")
                .param(checkId)
                .query((row, n) -> new Fact(
                        instant(row, "said_at"),
                        row.getString("state"),
                        row.getString("kind"),
                        row.getString("said_by"),
                        row.getString("reason"),
                        instant(row, "received_at")))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static IdentityCheck check(ResultSet row, int number) throws SQLException {
        return new IdentityCheck(
                row.getObject("check_id", UUID.class),
                row.getString("influencer_id"),
                row.getString("handle"),
                row.getString("provider"),
                row.getString("applicant_id"),
                IdentityState.ofWireName(row.getString("state")),
                row.getString("reason"),
                instant(row, "started_at"),
                instant(row, "changed_at"),
                row.getObject("superseded_at") != null);
    }
}
