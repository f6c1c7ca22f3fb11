package io.clearshare.domain.kyc;

import static io.clearshare.domain.kyc.IdentityState.DECLINED;
import static io.clearshare.domain.kyc.IdentityState.PENDING;
import static io.clearshare.domain.kyc.IdentityState.UNKNOWN;
import static io.clearshare.domain.kyc.IdentityState.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void theLastWordByTheSpeakersClockCounts() {
        assertThat(state(fact(2, VERIFIED), fact(1, PENDING))).isEqualTo(VERIFIED);
        assertThat(state(fact(2, VERIFIED), fact(3, DECLINED))).isEqualTo(DECLINED);
        assertThat(state(fact(3, UNKNOWN), fact(2, VERIFIED))).isEqualTo(UNKNOWN);
    }

    @Test
    void atTheSameInstantTheMoreCautiousOneCounts() {
        for (IdentityState other : IdentityState.values()) {
            if (other != VERIFIED) {
                assertThat(state(fact(1, VERIFIED), fact(1, other))).isEqualTo(other);
            }
        }
    }

    @Test
    void orderAndRepetitionChangeNothing() {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("FoldFactsTest -Dclearshare.seed=" + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            List<IdentityFact> facts = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                IdentityState state = IdentityState.values()[random.nextInt(IdentityState.values().length)];
                facts.add(fact(random.nextInt(4), state));
            }
            IdentityState once = state(facts.toArray(IdentityFact[]::new));
            facts.add(facts.get(random.nextInt(facts.size())));
            Collections.shuffle(facts, random);
            assertThat(state(facts.toArray(IdentityFact[]::new))).isEqualTo(once);
        }
    }

    private static IdentityState state(IdentityFact... facts) {
        return FoldFacts.lastWord(List.of(facts)).orElseThrow().state();
    }

    private static IdentityFact fact(int seconds, IdentityState state) {
        return new IdentityFact(NOON.plusSeconds(seconds), state, "");
    }
}
