package io.clearshare.admin.identity;

import io.clearshare.admin.problem.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Slows guessing down: after some failures of an e-mail or source address each further one doubles the wait. */
@Component
class SignInThrottle {

    private static final int FREE_FAILURES_OF_EMAIL = 5;
    private static final int FREE_FAILURES_OF_SOURCE = 50;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws Refused while either address has to wait
     */
    void check(String email, String source) {
        Instant now = clock.instant();
        jdbc.sql("SELECT max(blocked_until) FROM sign_in_failure WHERE subject IN (:subjects)")
                .param("subjects", List.of(ofEmail(email), ofSource(source)))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .filter(now::isBefore)
                .ifPresent(until -> {
                    long seconds = Math.max(1, Duration.between(now, until).toSeconds());
                    throw new Refused(
                            IdentityProblem.TOO_MANY_SIGN_INS,
                            "Try again in " + seconds + " s",
                            Map.of(Refused.RETRY_AFTER_SECONDS, seconds));
                });
    }

    void failed(String email, String source) {
        count(ofEmail(email), FREE_FAILURES_OF_EMAIL);
        count(ofSource(source), FREE_FAILURES_OF_SOURCE);
    }

    void succeeded(String email) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE subject = ?")
                .param(ofEmail(email))
                .update();
    }

    @Scheduled(fixedDelayString = "PT5M")
    void forget() {
        jdbc.sql("DELETE FROM sign_in_failure WHERE last_at < ? AND blocked_until < ?")
                .params(Timestamp.from(clock.instant().minus(FORGET_AFTER)), Timestamp.from(clock.instant()))
                .update();
    }

    private void count(String subject, int free) {
        jdbc.sql("""
                        INSERT INTO sign_in_failure AS f (subject, failures, last_at, blocked_until)
                        VALUES (:subject, 1, :now, :now)
                        ON CONFLICT (subject) DO UPDATE
                        SET failures = f.failures + 1, last_at = :now,
                            blocked_until = CASE WHEN f.failures + 1 < :free THEN :now
                                ELSE CAST(:now AS timestamptz)
                                     + make_interval(secs => 15 * power(2, least(f.failures + 1 - :free, 6))) END
                        """)
                .param("subject", subject)
                .param("free", free)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static String ofEmail(String email) {
        return "email:" + email.toLowerCase(Locale.ROOT);
    }

    private static String ofSource(String source) {
        return "source:" + source;
    }
}
