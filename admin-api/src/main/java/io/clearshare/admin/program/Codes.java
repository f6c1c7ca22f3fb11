package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which code. A code is its first owner's for ever, also when it is retired. */
@Component
class Codes {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MADE_LENGTH_MAX = 16;

    private final JdbcClient jdbc;
    private final RandomText random = new RandomText();

    Codes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives an influencer the code that they wish for.
     *
     * @throws Refused when it is no code or somebody has it or had it
     */
    String take(String influencerId, String code, Instant now) {
        if (!CODE.matcher(code).matches()) {
            throw new Refused(
                    ProgramProblem.INVALID_CODE, "A code is 1-64 letters, digits, dots, dashes or underscores");
        }
        if (!isFree(influencerId, code, now)) {
            throw new Refused(ProgramProblem.CODE_TAKEN, "The code " + code + " is taken", Map.of("codeTaken", code));
        }
        return code;
    }

    /** Gives an influencer a code made from their handle. */
    String make(String influencerId, String handle, Instant now) {
        String letters = handle.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        String stem = letters.isEmpty() ? "CODE" : letters.substring(0, Math.min(letters.length(), MADE_LENGTH_MAX));
        if (isFree(influencerId, stem, now)) {
            return stem;
        }
        // 32^6 endings: a second collision in a row says that something else is wrong.
        return take(influencerId, stem + "-" + random.text(6).toUpperCase(Locale.ROOT), now);
    }

    /**
     * Retires a code of an influencer; nothing happens when it is retired already.
     *
     * @throws Refused when it is not theirs
     */
    void retire(String influencerId, String code, Instant now) {
        int found = jdbc.sql("""
                        UPDATE influencer_code SET retired_at = coalesce(retired_at, ?)
                        WHERE code_upper = ? AND influencer_id = ?
                        """)
                .params(Timestamp.from(now), code.toUpperCase(Locale.ROOT), influencerId)
                .update();
        if (found == 0) {
            throw new Refused(ProgramProblem.CODE_NOT_THEIRS, "The code " + code + " is not a code of " + influencerId);
        }
    }

    private boolean isFree(String influencerId, String code, Instant now) {
        return jdbc.sql("""
                                INSERT INTO influencer_code (code_upper, code, influencer_id, created_at)
                                VALUES (?, ?, ?, ?) ON CONFLICT (code_upper) DO NOTHING
                                """)
                        .params(code.toUpperCase(Locale.ROOT), code, influencerId, Timestamp.from(now))
                        .update()
                == 1;
    }
}
