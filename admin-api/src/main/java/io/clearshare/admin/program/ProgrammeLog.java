package io.clearshare.admin.program;

import io.clearshare.admin.audit.AuditLog;
import io.clearshare.domain.program.ProgramEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The versioned entries of the programme in Postgres, from where each goes to Kafka once it is committed. */
@Repository
public class ProgrammeLog {

    /** Who changes what the operator set. */
    static final String CONFIGURATION = "configuration";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    public ProgrammeLog(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** An entry with who recorded it, when and why. */
    public record Recorded(ProgramEntry entry, Instant recordedAt, String recordedBy, String reason) {}

    /**
     * Records the next version of an entity, in the caller's transaction; what a person, a key or the configuration changes
     * is audited, too.
     *
     * @param entry makes the entry for the version it gets
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public ProgramEntry append(String entity, IntFunction<? extends ProgramEntry> entry, String by, String reason) {
        lock(entity);
        int version = jdbc.sql("SELECT coalesce(max(version), 0) + 1 FROM programme_entry WHERE entity = ?")
                .param(entity)
                .query(Integer.class)
                .single();
        ProgramEntry next = entry.apply(version);
        jdbc.sql("""
                        INSERT INTO programme_entry
                            (entity, version, effective_from, body, recorded_at, recorded_by, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        entity,
                        version,
                        Timestamp.from(Instant.ofEpochMilli(next.effectiveFrom())),
                        new String(next.encode(), StandardCharsets.UTF_8),
                        Timestamp.from(clock.instant()),
                        by,
                        reason)
                .update();
        if (by.contains(":") || by.equals(CONFIGURATION)) {
            audit.record(by, "programme.change", entity, reason, Map.of("version", version, "sha256", sha256(next)));
        }
        return next;
    }

    /** Ties the entry to its audit record, whose details would be too small for some entries. */
    private static String sha256(ProgramEntry entry) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entry.encode()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the end of the caller's transaction nobody else records a version of the entity: none is given twice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String entity) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(entity)
                .query()
                .listOfRows();
    }

    /** The entity's newest version. */
    public Optional<ProgramEntry> newest(String entity) {
        return jdbc.sql("SELECT body FROM programme_entry WHERE entity = ? ORDER BY version DESC LIMIT 1")
                .param(entity)
                .query(String.class)
                .optional()
                .map(ProgrammeLog::decode);
    }

    /** All versions of the entity, oldest first. */
    public List<Recorded> history(String entity) {
        return jdbc.sql("""
                        SELECT body, recorded_at, recorded_by, reason FROM programme_entry
                        WHERE entity = ? ORDER BY version
                        """)
                .param(entity)
                .query((row, number) -> new Recorded(
                        decode(row.getString("body")),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("recorded_by"),
                        row.getString("reason")))
                .list();
    }

    /** The newest version of every entity whose name starts so. */
    public List<ProgramEntry> newestOfKind(String prefix) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (entity) body FROM programme_entry
                        WHERE starts_with(entity, ?) ORDER BY entity, version DESC
                        """).param(prefix).query(String.class).list().stream()
                .map(ProgrammeLog::decode)
                .toList();
    }

    /** The newest version of each of these entities that has one. */
    public List<ProgramEntry> newestOf(Collection<String> entities) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (entity) body FROM programme_entry
                        WHERE entity = ANY (?) ORDER BY entity, version DESC
                        """).param(entities.toArray(String[]::new)).query(String.class).list().stream()
                .map(ProgrammeLog::decode)
                .toList();
    }

    /** All versions of every entity whose name starts so. */
    public List<ProgramEntry> historyOfKind(String prefix) {
        return jdbc
                .sql("SELECT body FROM programme_entry WHERE starts_with(entity, ?) ORDER BY entity, version")
                .param(prefix)
                .query(String.class)
                .list()
                .stream()
                .map(ProgrammeLog::decode)
                .toList();
    }

    /** How many entries Kafka has not acknowledged yet. */
    public long unpublished() {
        return jdbc.sql("SELECT count(*) FROM programme_entry WHERE NOT published")
                .query(Long.class)
                .single();
    }

    private static ProgramEntry decode(String body) {
        return ProgramEntry.decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
