package io.clearshare.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.commission.FindWashTrade.WashTrade;
import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RebateEntry;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindWashTradeTest {

    private static final long DOLLAR = 1_000_000;
    private static final long DAY = 86_400_000;
    private static final long NOW = Instant.parse("2026-06-15T00:00:00Z").toEpochMilli();

    @Test
    void thePublishedTermsCostEveryRing() {
        assertThat(FindWashTrade.find(ScheduleEntry.DEFAULT, BountyEntry.DEFAULT, RebateEntry.DEFAULT))
                .isEmpty();
    }

    @Test
    void equalityIsAProfit() {
        Optional<WashTrade> found = find(schedule(1_000, 5_000), bounty(2 * DOLLAR, 4 * DOLLAR), 0);
        assertThat(found).contains(new WashTrade(4 * DOLLAR, "tier 1", 5_000, 2 * DOLLAR, 0, 0, 2 * DOLLAR));
        assertThat(found.orElseThrow().profitMicros()).isZero();
        assertThat(find(schedule(1_000, 4_999), bounty(2 * DOLLAR, 4 * DOLLAR), 0))
                .isEmpty();
        assertThat(find(schedule(1_000, 5_000), bounty(2 * DOLLAR, 4 * DOLLAR + 2), 0))
                .isEmpty();
    }

    @Test
    void theBestPaidTierCountsWhereverItStands() {
        assertThat(find(schedule(9_000, 1_000), bounty(2 * DOLLAR, 4 * DOLLAR), 0))
                .hasValueSatisfying(found -> assertThat(found.tier()).isEqualTo("tier 0"));
    }

    @Test
    void aRebateCountsOnTop() {
        assertThat(find(schedule(2_500), bounty(2 * DOLLAR, 4 * DOLLAR), 2_499)).isEmpty();
        assertThat(find(schedule(2_500), bounty(2 * DOLLAR, 4 * DOLLAR), 2_500))
                .hasValueSatisfying(found -> assertThat(found.rebateMicros()).isEqualTo(DOLLAR));
    }

    @Test
    void withoutABountyOnlyTheWholeFeeIsTooMuch() {
        assertThat(find(schedule(9_999), bounty(0, 0), 0)).isEmpty();
        assertThat(find(schedule(6_000), bounty(0, 0), 4_000))
                .hasValueSatisfying(found -> assertThat(found.profitMicros()).isZero());
    }

    @Test
    void aBountyThatAFirstMicroUnitBringsIsFreeMoney() {
        assertThat(find(schedule(0), bounty(2 * DOLLAR, 0), 0))
                .hasValueSatisfying(found -> assertThat(found.profitMicros()).isEqualTo(2 * DOLLAR - 1));
    }

    @Test
    void itAgreesWithTryingEveryAmount() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int rate = random.nextInt(10_001);
            int rebate = random.nextInt(3) == 0 ? random.nextInt(10_001 - rate / 2) : 0;
            long paid = random.nextInt(60_000);
            long threshold = random.nextInt(120_000);
            boolean profitable = false;
            for (long fees = Math.max(1, threshold); fees < threshold + 40_000; fees++) {
                profitable |= Money.share(fees, rate) + Money.share(fees, rebate) + paid >= fees;
            }
            assertThat(find(schedule(rate), bounty(paid, threshold), rebate).isPresent())
                    .as("seed %d: %d + %d bp, bounty %d from %d", seed, rate, rebate, paid, threshold)
                    .isEqualTo(profitable);
        }
    }

    @Test
    void aDraftIsJudgedWithEveryTermThatAUserUnderItCanMeet() {
        ScheduleEntry draft = new ScheduleEntry(2, NOW, schedule(4_000).tiers());
        BountyEntry generous = new BountyEntry(3, NOW + 100 * DAY, 3 * DOLLAR, 4 * DOLLAR);
        assertThat(FindWashTrade.find(List.of(generous), draft)).isPresent();
        ScheduleEntry later =
                new ScheduleEntry(3, NOW + 69 * DAY, schedule(1_000).tiers());
        assertThat(FindWashTrade.find(List.of(generous, later), draft)).isEmpty();
        ScheduleEntry tooSoon =
                new ScheduleEntry(3, NOW + 70 * DAY + 1, schedule(1_000).tiers());
        assertThat(FindWashTrade.find(List.of(generous, tooSoon), draft)).isPresent();
    }

    @Test
    void whatWasWrongBeforeDoesNotStandInTheWayOfADraftThatIsRight() {
        ProgramEntry wrong = new ScheduleEntry(1, 0, schedule(10_000).tiers());
        ScheduleEntry right = new ScheduleEntry(2, NOW, schedule(1_000).tiers());
        assertThat(FindWashTrade.find(List.of(wrong), right)).isEmpty();
        assertThat(FindWashTrade.find(List.of(right), new RebateEntry(1, NOW, 5_000)))
                .isPresent();
    }

    private static Optional<WashTrade> find(ScheduleEntry schedule, BountyEntry bounty, int rebate) {
        return FindWashTrade.find(schedule, bounty, new RebateEntry(1, 0, rebate));
    }

    private static BountyEntry bounty(long micros, long threshold) {
        return new BountyEntry(1, 0, micros, threshold);
    }

    private static ScheduleEntry schedule(int... rates) {
        List<Tier> tiers = new ArrayList<>();
        for (int rate : rates) {
            tiers.add(new Tier("tier " + tiers.size(), tiers.size() * DOLLAR, rate));
        }
        return new ScheduleEntry(1, 0, tiers);
    }
}
