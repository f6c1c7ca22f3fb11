package io.clearshare.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextTierTest {

    private static final long DOLLAR = 1_000_000;

    @Test
    void whatIsMissingIsExact() {
        NextTier standing = NextTier.of(ScheduleEntry.DEFAULT, 376 * DOLLAR + 600_000);
        assertThat(standing.reached().name()).isEqualTo("base");
        assertThat(standing.next())
                .extracting(tier -> tier == null ? 0 : tier.basisPoints())
                .isEqualTo(1_500);
        assertThat(standing.missingMicros()).isEqualTo(123 * DOLLAR + 400_000);
    }

    @Test
    void moreReversalsThanTradesHaveToBeMadeUpForFirst() {
        assertThat(NextTier.of(ScheduleEntry.DEFAULT, -DOLLAR).missingMicros()).isEqualTo(501 * DOLLAR);
    }

    @Test
    void nothingIsAboveTheHighestTier() {
        assertThat(NextTier.of(ScheduleEntry.DEFAULT, 10_000 * DOLLAR))
                .isEqualTo(new NextTier(10_000 * DOLLAR, new Tier("elite", 10_000 * DOLLAR, 2_500), null, 0));
    }

    @Test
    void exactlyTheMissingCreditsReachTheNextTier() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long credit = random.nextLong(-DOLLAR, 10_000 * DOLLAR);
            NextTier standing = NextTier.of(ScheduleEntry.DEFAULT, credit);
            long enough = Math.addExact(credit, standing.missingMicros());
            int before = ScheduleEntry.DEFAULT.tierFor(enough - 1);
            assertThat(ScheduleEntry.DEFAULT.tiers().get(before))
                    .as("seed %d", seed)
                    .isEqualTo(standing.reached());
            assertThat(ScheduleEntry.DEFAULT.tiers().get(ScheduleEntry.DEFAULT.tierFor(enough)))
                    .isEqualTo(standing.next());
        }
    }
}
