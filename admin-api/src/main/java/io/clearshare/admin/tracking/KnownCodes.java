package io.clearshare.admin.tracking;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.InfluencerCodesChanged;
import io.clearshare.admin.program.InfluencerStateChanged;
import io.clearshare.admin.program.Influencers;
import io.clearshare.domain.program.InfluencerState;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Codes that lead somewhere, remembered for the redirects.
 *
 * <p>A code never changes hands; it leads nowhere when it is retired or its owner is banned. A change in this process counts at once, one made
 * elsewhere within {@link #FOUND_FOR}; what was not found is asked again after {@link #UNKNOWN_FOR}.
 */
@Component
class KnownCodes {

    private static final int CODES_MAX = 50_000;
    private static final int CODE_LENGTH_MAX = 64;
    private static final Duration FOUND_FOR = Duration.ofMinutes(1);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(3);

    private final Influencers influencers;
    private final Clock clock;
    private final Map<String, Answer> found = new ConcurrentHashMap<>();
    private final Map<String, Answer> unknown = new ConcurrentHashMap<>();

    KnownCodes(Influencers influencers, Clock clock) {
        this.influencers = influencers;
        this.clock = clock;
    }

    private record Answer(Optional<String> code, String owner, long askAgainAtMillis) {}

    /** The code in the programme's spelling, or empty when nobody has it or it is retired. */
    Optional<String> find(String code) {
        if (code.length() > CODE_LENGTH_MAX) {
            return Optional.empty();
        }
        String key = code.toUpperCase(Locale.ROOT);
        Answer answer = found.getOrDefault(key, unknown.get(key));
        if (answer == null || clock.millis() >= answer.askAgainAtMillis()) {
            answer = ask(key);
        }
        return answer.code();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(InfluencerStateChanged change) {
        forget(change.influencerId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(InfluencerCodesChanged change) {
        forget(change.influencerId());
    }

    private void forget(String owner) {
        found.values().removeIf(answer -> answer.owner().equals(owner));
        unknown.clear();
    }

    private Answer ask(String key) {
        long now = clock.millis();
        Optional<Influencer> owner =
                influencers.ofCode(key).filter(influencer -> influencer.state() != InfluencerState.BANNED);
        if (owner.isEmpty()) {
            found.remove(key);
            return remember(unknown, key, new Answer(Optional.empty(), "", now + UNKNOWN_FOR.toMillis()));
        }
        unknown.remove(key);
        Influencer influencer = owner.get();
        return remember(
                found,
                key,
                new Answer(
                        Optional.of(spelling(influencer, key)), influencer.influencerId(), now + FOUND_FOR.toMillis()));
    }

    /** A map that is full begins anew: simpler than knowing which code was asked least, and bounded all the same. */
    private static Answer remember(Map<String, Answer> answers, String key, Answer answer) {
        if (answers.size() >= CODES_MAX) {
            answers.clear();
        }
        answers.put(key, answer);
        return answer;
    }

    private static String spelling(Influencer owner, String key) {
        return owner.codes().stream()
                .filter(code -> code.toUpperCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElse(owner.code());
    }
}
