package io.clearshare.admin.idempotency;

import io.clearshare.admin.idempotency.Claim.KeptAnswer;
import io.clearshare.admin.idempotency.Claim.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys in Postgres. Except for {@link #committed} each method commits at once. */
@Repository
class Keys {

    /** A process that has not extended its lease for so long is gone. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final SealAnswers seal;

    Keys(JdbcClient jdbc, SealAnswers seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    private record Row(
            byte[] fingerprint,
            UUID owner,
            Instant leasedUntil,
            boolean committed,
            @Nullable KeptAnswer answer) {}

    /** Takes the key for this request, or tells what became of the request that took it. */
    Claim claim(Claim.Id id, byte[] fingerprint, Instant now) {
        UUID owner = UUID.randomUUID();
        int made = jdbc.sql("""
                        INSERT INTO idempotency_key (caller, key, fingerprint, owner, leased_until, created_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(id.caller(), id.key(), fingerprint, owner, at(now.plus(LEASE)), at(now))
                .update();
        if (made == 1) {
            return new Run(id, owner);
        }
        return find(id).map(row -> judge(id, row, fingerprint, owner, now)).orElseGet(Claim.Running::new);
    }

    private Claim judge(Claim.Id id, Row row, byte[] fingerprint, UUID owner, Instant now) {
        if (!Arrays.equals(row.fingerprint(), fingerprint)) {
            return new Claim.Reused();
        }
        if (row.answer() != null) {
            return new Claim.Replay(row.answer());
        }
        if (row.leasedUntil().isAfter(now)) {
            return new Claim.Running();
        }
        if (row.committed()) {
            return new Claim.Lost();
        }
        return takeOver(id, row.owner(), owner, now) ? new Run(id, owner) : new Claim.Running();
    }

    /** Nothing of the interrupted request took effect, and nothing can any more: its owner is no longer the key's. */
    private boolean takeOver(Claim.Id id, UUID before, UUID owner, Instant now) {
        return jdbc.sql("""
                        UPDATE idempotency_key SET owner = ?, leased_until = ?
                        WHERE caller = ? AND key = ? AND owner = ? AND NOT committed AND leased_until <= ?
                        """)
                        .params(owner, at(now.plus(LEASE)), id.caller(), id.key(), before, at(now))
                        .update()
                == 1;
    }

    /**
     * Marks, in the transaction of the effect itself, that there is one.
     *
     * @return false when another process has taken the request over, so that this transaction must not commit
     */
    boolean committed(Run run) {
        return jdbc.sql("UPDATE idempotency_key SET committed = TRUE WHERE caller = ? AND key = ? AND owner = ?")
                        .params(run.id().caller(), run.id().key(), run.owner())
                        .update()
                == 1;
    }

    /** Keeps the answer when something happened, and forgets the key when the request was refused. */
    void finish(Run run, KeptAnswer answer) {
        Claim.Id id = run.id();
        jdbc.sql("""
                        UPDATE idempotency_key SET status = ?, content_type = ?, location = ?, body = ?
                        WHERE caller = ? AND key = ? AND owner = ? AND (committed OR ? < 400)
                        """)
                .param(answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(seal.seal(answer.body()))
                .params(id.caller(), id.key(), run.owner(), answer.status())
                .update();
        forget(run);
    }

    /** Frees the key of a request that had no effect and no answer to keep. */
    void forget(Run run) {
        jdbc.sql("""
                        DELETE FROM idempotency_key
                        WHERE caller = ? AND key = ? AND owner = ? AND status IS NULL AND NOT committed
                        """).params(run.id().caller(), run.id().key(), run.owner()).update();
    }

    void extend(Collection<UUID> owners, Instant now) {
        jdbc.sql("UPDATE idempotency_key SET leased_until = ? WHERE owner = ANY (?::uuid[])")
                .params(at(now.plus(LEASE)), owners.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    int deleteBefore(Instant time) {
        return jdbc.sql("DELETE FROM idempotency_key WHERE created_at < ?")
                .param(at(time))
                .update();
    }

    private Optional<Row> find(Claim.Id id) {
        return jdbc.sql("SELECT * FROM idempotency_key WHERE caller = ? AND key = ?")
                .params(id.caller(), id.key())
                .query(this::row)
                .optional();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        Integer status = row.getObject("status", Integer.class);
        KeptAnswer answer = status == null
                ? null
                : new KeptAnswer(
                        status,
                        row.getString("content_type"),
                        row.getString("location"),
                        seal.open(row.getBytes("body")));
        return new Row(
                row.getBytes("fingerprint"),
                row.getObject("owner", UUID.class),
                row.getObject("leased_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("committed"),
                answer);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
