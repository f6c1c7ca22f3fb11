package io.clearshare.admin.tracking;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Codes that somebody has, remembered for the redirects.
 *
 * <p>A code never changes hands, so what was found stays true; what was not found is asked again after some seconds.
 */
@Component
class KnownCodes {

    private static final int CODES_MAX = 50_000;
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(3);

    private final Influencers influencers;
    private final Clock clock;
    private final Map<String, Answer> answers = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > CODES_MAX;
        }
    };

    KnownCodes(Influencers influencers, Clock clock) {
        this.influencers = influencers;
        this.clock = clock;
    }

    private record Answer(Optional<String> code, long askAgainAtMillis) {}

    /** The code in the programme's spelling, or empty when nobody has it. */
    Optional<String> find(String code) {
        String key = code.toUpperCase(Locale.ROOT);
        long now = clock.millis();
        synchronized (answers) {
            Answer answer = answers.get(key);
            if (answer != null && now < answer.askAgainAtMillis()) {
                return answer.code();
            }
        }
        Optional<String> found = influencers.ofCode(code).map(owner -> spelling(owner, key));
        long until = found.isPresent() ? Long.MAX_VALUE : now + UNKNOWN_FOR.toMillis();
        synchronized (answers) {
            answers.put(key, new Answer(found, until));
        }
        return found;
    }

    private static String spelling(Influencer owner, String key) {
        return owner.codes().stream()
                .filter(code -> code.toUpperCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElse(owner.code());
    }
}
