package io.clearshare.admin.wallet;

import io.clearshare.domain.wallet.ChangeState;
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

/** The exchanges of addresses in Postgres. */
@Repository
class WalletChanges {

    private static final String SELECT =
            "SELECT c.*, i.handle FROM wallet_change c JOIN influencer i USING (influencer_id) ";
    private static final String OPEN = "c.state IN ('awaiting_confirmation', 'cooling_off')";

    private final JdbcClient jdbc;

    WalletChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WalletChange> find(UUID changeId) {
        return jdbc.sql(SELECT + "WHERE c.change_id = ?")
                .param(changeId)
                .query(WalletChanges::change)
                .optional();
    }

    /** The change that may still come to pass. */
    Optional<WalletChange> openOf(String influencerId) {
        return jdbc.sql(SELECT + "WHERE c.influencer_id = ? AND " + OPEN)
                .param(influencerId)
                .query(WalletChanges::change)
                .optional();
    }

    /** The change under way of each of them who has one. */
    Map<String, WalletChange> openOf(Collection<String> influencerIds) {
        Map<String, WalletChange> open = new HashMap<>();
        jdbc.sql(SELECT + "WHERE c.influencer_id = ANY (?) AND " + OPEN)
                .param(influencerIds.toArray(String[]::new))
                .query(WalletChanges::change)
                .list()
                .forEach(change -> open.put(change.influencerId(), change));
        return open;
    }

    /** The newest changes, or only those that may still come to pass. */
    List<WalletChange> newest(boolean open, int limit) {
        return jdbc.sql(SELECT + (open ? "WHERE " + OPEN : "") + " ORDER BY c.asked_at DESC, c.change_id LIMIT ?")
                .param(limit)
                .query(WalletChanges::change)
                .list();
    }

    /** Changes whose time has come: to take effect, or to be forgotten because nobody confirmed them. */
    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("""
                        SELECT change_id FROM wallet_change
                        WHERE (state = 'cooling_off' AND effective_at <= :now)
                           OR (state = 'awaiting_confirmation' AND confirm_until <= :now)
                        ORDER BY asked_at LIMIT :limit
                        """)
                .param("now", at(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void insert(WalletChange change) {
        jdbc.sql("""
                        INSERT INTO wallet_change
                            (change_id, influencer_id, before_wallet, wallet, contact, asked_at, confirm_until)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        change.changeId(),
                        change.influencerId(),
                        change.beforeWallet(),
                        change.wallet(),
                        change.contact(),
                        at(change.askedAt()),
                        at(change.confirmUntil()))
                .update();
    }

    /** The change, which nobody else moves until this transaction ends. */
    Optional<WalletChange> lock(UUID changeId) {
        jdbc.sql("SELECT 1 FROM wallet_change WHERE change_id = ? FOR UPDATE")
                .param(changeId)
                .query()
                .listOfRows();
        return find(changeId);
    }

    void confirm(UUID changeId, Instant now, Instant effectiveAt) {
        jdbc.sql(
                        "UPDATE wallet_change SET state = 'cooling_off', confirmed_at = ?, effective_at = ? WHERE change_id = ?")
                .params(at(now), at(effectiveAt), changeId)
                .update();
    }

    void close(UUID changeId, ChangeState state, Instant now, String by, String reason) {
        jdbc.sql("UPDATE wallet_change SET state = ?, closed_at = ?, closed_by = ?, reason = ? WHERE change_id = ?")
                .params(state.wireName(), at(now), by, reason, changeId)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static WalletChange change(ResultSet row, int number) throws SQLException {
        Instant asked = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        Instant until = row.getObject("confirm_until", OffsetDateTime.class).toInstant();
        return new WalletChange(
                row.getObject("change_id", UUID.class),
                row.getString("influencer_id"),
                row.getString("handle"),
                row.getString("before_wallet"),
                row.getString("wallet"),
                row.getString("contact"),
                ChangeState.ofWireName(row.getString("state")),
                asked,
                until,
                instant(row, "confirmed_at"),
                instant(row, "effective_at"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
