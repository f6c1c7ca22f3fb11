package io.clearshare.domain.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.event.Rfc3339;
import io.clearshare.domain.model.Model;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeTest {

    private static final long JANUARY = Rfc3339.parse("2026-01-01T00:00:00Z");
    private static final long MARCH = Rfc3339.parse("2026-03-01T00:00:00Z");
    private static final long APRIL = Rfc3339.parse("2026-04-01T00:00:00Z");

    private static InfluencerEntry alice(int version, long from, InfluencerState state, String... codes) {
        return new InfluencerEntry(
                version, from, "inf-a", "alice", List.of(codes), state, "u-alice", List.of("w-alice"));
    }

    private static final List<ProgramEntry> ONE_OF_EACH = List.of(
            alice(1, JANUARY, InfluencerState.ACTIVE, "ALICE", "AL"),
            new ScheduleEntry(2, MARCH, List.of(new Tier("base", 0, 500), new Tier("top", 1_000, 700))),
            new PayingModelEntry(1, JANUARY, Model.TIME_DECAY),
            new BountyEntry(1, JANUARY, 1_000, 5_000),
            new HoldEntry(1, JANUARY, 20_000),
            new RebateEntry(1, JANUARY, 250),
            new LimitEntry(1, JANUARY, "inf/a", LimitEntry.Period.MONTH, 7_000),
            new LimitEntry(2, MARCH, LimitEntry.PROGRAMME, LimitEntry.Period.ALL, LimitEntry.NONE),
            new TierEntry(1, MARCH, "inf/a", YearMonth.of(2026, 3), 1),
            new RuleEntry(2, JANUARY, "click_flood", RuleMode.SHADOW, Map.of("maxPerMinute", 5L, "z", 1L)),
            new CaseEntry(1, MARCH, "too_fast_signup:u-1", Decision.CONFIRMED, List.of("c-1"), List.of("t-1")));

    @Test
    void everyKindOfEntryIsReadAsItWasWritten() {
        for (ProgramEntry entry : ONE_OF_EACH) {
            assertThat(ProgramEntry.decode(entry.encode())).isEqualTo(entry);
        }
    }

    @Test
    void anEntryOfAnotherKindIsKeptAsItIs() {
        String json = "{\"entity\":\"campaign/spring\",\"version\":3,\"effectiveFrom\":1767225600000,\"x\":[1]}";
        ProgramEntry entry = ProgramEntry.decode(json.getBytes(StandardCharsets.UTF_8));
        assertThat(entry.key()).isEqualTo("campaign/spring@3");
        assertThat(entry.effectiveFrom()).isEqualTo(JANUARY);
        assertThat(new String(entry.encode(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"entity\":\"rule/x\",\"version\":1,\"effectiveFrom\":0,\"mode\":\"loud\"}",
                "{\"entity\":\"setting/hold\",\"version\":1,\"effectiveFrom\":0}",
                "{\"entity\":\"setting/hold\",\"version\":1,\"effectiveFrom\":\"soon\",\"holdMillis\":1}",
                "{\"entity\":\"setting/bounty\",\"version\":1.5,\"effectiveFrom\":0,\"bountyMicros\":1}",
                "{\"entity\":\"schedule/default\",\"version\":1,\"effectiveFrom\":0,\"tiers\":[]}",
                "{\"entity\":\"schedule/default\",\"version\":1,\"effectiveFrom\":0,"
                        + "\"tiers\":[{\"name\":\"a\",\"fromMicros\":0,\"basisPoints\":10001}]}",
                "{\"entity\":\"tier/inf-a/2026-13\",\"version\":1,\"effectiveFrom\":0,\"tier\":1}",
                "{\"entity\":\"influencer/a\",\"version\":1,\"effectiveFrom\":0,\"codes\":[1],\"state\":\"active\"}"
            })
    void anEntryThatCannotBeReadIsNeverIgnored(String json) {
        assertThatThrownBy(() -> ProgramEntry.decode(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEntryException.class);
    }

    @Test
    void withoutEntriesTheDefaultsHold() {
        Programme none = new Programme();
        assertThat(none.payingModelAt(MARCH).model()).isEqualTo(Model.POSITION);
        assertThat(none.bountyAt(MARCH).bountyMicros()).isEqualTo(2_000_000);
        assertThat(none.bountyAt(MARCH).activationThresholdMicros()).isEqualTo(4_000_000);
        assertThat(none.holdAt(MARCH).holdMillis()).isEqualTo(14L * 86_400_000);
        assertThat(none.rate("inf-a", MARCH, MARCH)).isEqualTo(new Rate(0, 1_000, 0));
        assertThat(none.scheduleAt(MARCH).tiers())
                .extracting(Tier::basisPoints)
                .containsExactly(1000, 1500, 2000, 2500);
        assertThat(none.scheduleAt(MARCH).tierFor(499_999_999)).isZero();
        assertThat(none.scheduleAt(MARCH).tierFor(500_000_000)).isEqualTo(1);
        assertThat(none.scheduleAt(MARCH).tierFor(10_000_000_000L)).isEqualTo(3);
        assertThat(none.ruleAt("click_flood", MARCH))
                .extracting(RuleEntry::version, RuleEntry::mode)
                .containsExactly(1, RuleMode.LIVE);
    }

    @Test
    void theThresholdIsTwiceTheBountyUnlessTheEntrySaysOtherwise() {
        String json = "{\"entity\":\"setting/bounty\",\"version\":1,\"effectiveFrom\":0,\"bountyMicros\":7}";
        assertThat(ProgramEntry.decode(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(new BountyEntry(1, 0, 7, 14));
    }

    @Test
    void inForceIsTheLatestByTimeThenVersion() {
        Programme programme = Programme.of(
                List.of(new HoldEntry(2, MARCH, 2), new HoldEntry(1, JANUARY, 1), new HoldEntry(3, MARCH, 3)));
        assertThat(programme.holdAt(MARCH - 1).holdMillis()).isEqualTo(1);
        assertThat(programme.holdAt(MARCH).holdMillis()).isEqualTo(3);
        assertThat(programme.latestVersion(HoldEntry.ENTITY)).isEqualTo(3);
        assertThat(programme.latestVersion("setting/none")).isZero();
    }

    @Test
    void aCodeIsActiveOnlyWhileItsInfluencerIsAndListsIt() {
        Programme programme = Programme.of(List.of(
                alice(1, JANUARY, InfluencerState.APPLIED, "Alice"),
                alice(2, MARCH, InfluencerState.ACTIVE, "Alice"),
                alice(3, APRIL, InfluencerState.SUSPENDED, "Alice")));
        assertThat(programme.activeCode("ALICE", MARCH - 1)).isNull();
        assertThat(programme.activeCode("ALICE", MARCH)).isEqualTo(new CodeOwner("inf-a", "Alice"));
        assertThat(programme.activeCode("alice", APRIL - 1)).isEqualTo(new CodeOwner("inf-a", "Alice"));
        assertThat(programme.activeCode("ALICE", APRIL)).isNull();
        assertThat(programme.activeCode("BOB", MARCH)).isNull();
        assertThat(programme.ownerOfCode("aLiCe")).isEqualTo("inf-a");
        assertThat(programme.ownerOfCode("BOB")).isEmpty();
    }

    @Test
    void anInfluencerIsItsUserRegardlessOfTime() {
        Programme programme = Programme.of(List.of(alice(1, APRIL, InfluencerState.APPLIED)));
        assertThat(programme.isInfluencersUser("inf-a", "u-alice")).isTrue();
        assertThat(programme.isInfluencersUser("inf-a", "u-bob")).isFalse();
        assertThat(programme.influencersOfUser("u-alice")).containsExactly("inf-a");
    }

    @Test
    void theRateIsTheMonthsTierInTheTouchsSchedule() {
        Programme programme = Programme.of(List.of(
                new ScheduleEntry(1, MARCH, List.of(new Tier("base", 0, 500), new Tier("top", 1_000, 700))),
                new TierEntry(1, APRIL, "inf-a", YearMonth.of(2026, 4), 3)));
        assertThat(programme.rate("inf-a", APRIL, MARCH - 1)).isEqualTo(new Rate(3, 2_500, 0));
        assertThat(programme.rate("inf-a", APRIL, MARCH)).isEqualTo(new Rate(3, 700, 1));
        assertThat(programme.rate("inf-a", APRIL - 1, MARCH)).isEqualTo(new Rate(0, 500, 1));
        assertThat(programme.rate("inf-b", APRIL, MARCH)).isEqualTo(new Rate(0, 500, 1));
    }

    @Test
    void theHighestVersionOfACaseDecidesWhateverItsTime() {
        CaseEntry confirmed = new CaseEntry(1, APRIL, "k", Decision.CONFIRMED, List.of("c"), List.of("t"));
        CaseEntry lifted = new CaseEntry(2, JANUARY, "k", Decision.LIFTED, List.of("c"), List.of("t"));
        Programme programme = Programme.of(List.of(confirmed));
        assertThat(programme.excludesClick("c")).isTrue();
        assertThat(programme.excludesTrade("t")).isTrue();
        programme.apply(lifted);
        assertThat(programme.excludesClick("c")).isFalse();
        assertThat(programme.excludesTrade("t")).isFalse();
        assertThat(programme.decisionOn("k")).contains(Decision.LIFTED);
        assertThat(Programme.of(List.of(lifted, confirmed)).excludesClick("c")).isFalse();
        programme.apply(new CaseEntry(1, APRIL, "other", Decision.CONFIRMED, List.of("c"), List.of()));
        assertThat(programme.excludesClick("c")).isTrue();
    }

    @Test
    void entriesMayComeInAnyOrderAndAgain() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<ProgramEntry> shuffled = new ArrayList<>(ONE_OF_EACH);
        Collections.shuffle(shuffled, new Random(seed));
        Programme programme = Programme.of(shuffled);
        shuffled.forEach(entry -> assertThat(programme.apply(entry)).isFalse());
        assertThat(programme.entries())
                .isEqualTo(Programme.of(ONE_OF_EACH).entries())
                .hasSameSizeAs(ONE_OF_EACH);
    }
}
