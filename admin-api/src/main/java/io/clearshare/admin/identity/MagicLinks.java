package io.clearshare.admin.identity;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that sign an influencer in without a password; the token is random and only its hash is kept. */
@Component
class MagicLinks {

    private final JdbcClient jdbc;
    private final Influencers influencers;
    private final URI publicUrl;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MagicLinks(JdbcClient jdbc, Influencers influencers, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.influencers = influencers;
        this.publicUrl = settings.publicUrl();
        this.clock = clock;
    }

    /** A link and when it stops working. */
    record Link(URI url, Instant expiresAt) {}

    /** A new link that works so many times within its validity. */
    Link issue(Influencer influencer, Duration validFor, int uses) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO magic_link (token_hash, influencer_id, uses_left, issued_at, expires_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        hash(token),
                        influencer.influencerId(),
                        uses,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(validFor)))
                .update();
        return new Link(URI.create(publicUrl + "/api/v1/auth/magic?token=" + token), now.plus(validFor));
    }

    /** Whose link it is, using it up; empty when it is unknown, expired or used up. */
    @Transactional
    public Optional<Influencer> redeem(String token) {
        return jdbc.sql("""
                        UPDATE magic_link SET uses_left = uses_left - 1
                        WHERE token_hash = ? AND uses_left > 0 AND expires_at > ? RETURNING influencer_id
                        """)
                .params(hash(token), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .flatMap(influencers::find);
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forgetExpired() {
        jdbc.sql("DELETE FROM magic_link WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
