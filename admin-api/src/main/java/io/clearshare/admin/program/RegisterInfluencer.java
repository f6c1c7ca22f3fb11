package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.InfluencerState;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody into the programme: an id, a code that works at once, and the first entry of the programme about them. */
@Component
class RegisterInfluencer {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_RANDOM_LENGTH = 16;
    private static final int MADE_CODE_LENGTH_MAX = 16;

    private final JdbcClient jdbc;
    private final InfluencerEntries entries;
    private final Influencers influencers;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RegisterInfluencer(
            JdbcClient jdbc,
            InfluencerEntries entries,
            Influencers influencers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.influencers = influencers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers on behalf of the programme.
     *
     * @throws Refused when the code is taken or something given is invalid
     */
    @Transactional
    public Influencer byProgramme(NewInfluencer joining, String by) {
        return register(joining, by);
    }

    /** Registers somebody who applies; they get a sign-in link by mail. */
    @Transactional
    public Influencer byThemselves(NewInfluencer joining) {
        if (influencers.ofEmail(joining.email()).isPresent()) {
            throw new Refused(ProgramProblem.EMAIL_TAKEN, ProgramProblem.EMAIL_TAKEN.title());
        }
        Influencer influencer = register(joining, "registration");
        events.publishEvent(new InfluencerApplied(influencer.influencerId()));
        return influencer;
    }

    private Influencer register(NewInfluencer joining, String by) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant activeFrom = joining.activeFrom() == null ? now : joining.activeFrom();
        String wallet = joining.wallet() == null ? null : WalletAddress.require(joining.wallet());
        String id = "inf-" + randomText(ID_RANDOM_LENGTH);
        jdbc.sql("""
                        INSERT INTO influencer
                            (influencer_id, handle, email, state, user_id, wallet, active_from, created_at)
                        VALUES (:id, :handle, :email, :state, :user, :wallet, :activeFrom, :now)
                        """)
                .param("id", id)
                .param("handle", joining.handle())
                .param("email", joining.email())
                .param("state", joining.state().wireName())
                .param("user", joining.userId())
                .param("wallet", wallet)
                .param("activeFrom", Timestamp.from(activeFrom))
                .param("now", Timestamp.from(now))
                .update();
        String code =
                joining.code() == null ? madeCode(id, joining.handle(), now) : wishedCode(id, joining.code(), now);
        if (wallet != null) {
            entries.rememberWallet(id, wallet, now);
        }
        Influencer influencer = new Influencer(
                id,
                joining.handle(),
                joining.email(),
                joining.state(),
                List.of(code),
                joining.userId(),
                wallet,
                activeFrom,
                now);
        entries.append(influencer, activeFrom, by, "");
        return influencer;
    }

    private String wishedCode(String influencerId, String code, Instant now) {
        if (!CODE.matcher(code).matches()) {
            throw new Refused(
                    ProgramProblem.INVALID_CODE, "A code is 1-64 letters, digits, dots, dashes or underscores");
        }
        if (!takeCode(influencerId, code, now)) {
            throw new Refused(ProgramProblem.CODE_TAKEN, "The code " + code + " is taken", Map.of("codeTaken", code));
        }
        return code;
    }

    private String madeCode(String influencerId, String handle, Instant now) {
        String letters = handle.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        String stem =
                letters.isEmpty() ? "CODE" : letters.substring(0, Math.min(letters.length(), MADE_CODE_LENGTH_MAX));
        if (takeCode(influencerId, stem, now)) {
            return stem;
        }
        // 32^6 endings: a second collision in a row says that something else is wrong.
        String longer = stem + "-" + randomText(6).toUpperCase(Locale.ROOT);
        return wishedCode(influencerId, longer, now);
    }

    private boolean takeCode(String influencerId, String code, Instant now) {
        return jdbc.sql("""
                                INSERT INTO influencer_code (code_upper, code, influencer_id, created_at)
                                VALUES (?, ?, ?, ?) ON CONFLICT (code_upper) DO NOTHING
                                """)
                        .params(code.toUpperCase(Locale.ROOT), code, influencerId, Timestamp.from(now))
                        .update()
                == 1;
    }

    private String randomText(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return text.toString();
    }

    /** The state a newcomer starts in. */
    static InfluencerState firstState(@Nullable Boolean activate) {
        return Boolean.TRUE.equals(activate) ? InfluencerState.ACTIVE : InfluencerState.APPLIED;
    }
}
