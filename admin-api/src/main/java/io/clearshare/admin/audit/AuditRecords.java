package io.clearshare.admin.audit;

import io.clearshare.domain.audit.AuditRecord;
import io.clearshare.domain.audit.ChainHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads audit records. */
@Repository
class AuditRecords {

    private static final String SELECT = """
            SELECT no, at, actor, role, action, subject, reason, details, previous_hash, hash FROM audit_record
            """;
    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    AuditRecords(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What a page is filtered by; absent parts do not filter. */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject) {}

    /** The newest records before a number, an action matching by its beginning. */
    List<AuditRecord> page(Filter filter, long before, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE no < ? AND (?::text IS NULL OR actor = ?) AND (?::text IS NULL OR starts_with(action, ?))
                          AND (?::text IS NULL OR subject = ?)
                        ORDER BY no DESC LIMIT ?
                        """)
                .param(before)
                .param(filter.actor())
                .param(filter.actor())
                .param(filter.action())
                .param(filter.action())
                .param(filter.subject())
                .param(filter.subject())
                .param(limit)
                .query(AuditRecords::record)
                .list();
    }

    /** Hands every record on, in order of number, a few thousand in memory at a time. */
    void each(Consumer<AuditRecord> reader) {
        long after = Long.MIN_VALUE;
        List<AuditRecord> rows;
        do {
            rows = template.query(
                    SELECT + "WHERE no > ? ORDER BY no LIMIT " + ROWS_AT_ONCE, AuditRecords::record, after);
            rows.forEach(reader);
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).no();
        } while (rows.size() == ROWS_AT_ONCE);
    }

    ChainHead head() {
        return jdbc.sql("SELECT no, hash FROM audit_head")
                .query((row, n) -> new ChainHead(row.getLong(1), row.getString(2)))
                .single();
    }

    private static AuditRecord record(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new AuditRecord(
                row.getLong("no"),
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                row.getString("actor"),
                row.getString("role"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("details"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
