package io.clearshare.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys of machines; only their SHA-256 is kept, which suffices because keys are long and random. */
@Repository
public class ApiKeys {

    private static final int LENGTH_MIN = 20;

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Caller> find(String key) {
        return jdbc.sql("SELECT name, scope FROM api_key WHERE key_hash = ? AND revoked_at IS NULL")
                .param(hash(key))
                .query((row, number) -> new Caller(
                        Role.valueOf(row.getString("scope")),
                        "key:" + row.getString("name"),
                        "",
                        row.getString("name"),
                        null))
                .optional();
    }

    /**
     * Makes this the only key of that name that is valid.
     *
     * @return whether it was not so already
     */
    @Transactional
    public boolean install(String name, Role scope, String key) {
        if (key.length() < LENGTH_MIN) {
            throw new IllegalArgumentException("API key " + name + " is shorter than " + LENGTH_MIN);
        }
        byte[] hash = hash(key);
        jdbc.sql("UPDATE api_key SET revoked_at = now() WHERE name = ? AND key_hash <> ? AND revoked_at IS NULL")
                .params(name, hash)
                .update();
        return jdbc.sql("""
                        INSERT INTO api_key AS k (key_hash, name, scope, created_at) VALUES (?, ?, ?, now())
                        ON CONFLICT (key_hash) DO UPDATE SET name = excluded.name, scope = excluded.scope, revoked_at = NULL
                        WHERE (k.name, k.scope) <> (excluded.name, excluded.scope) OR k.revoked_at IS NOT NULL
                        """).params(hash, name, scope.name()).update() == 1;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
