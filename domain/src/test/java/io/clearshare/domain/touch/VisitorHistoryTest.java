package io.clearshare.domain.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Rfc3339;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.event.Utm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisitorHistoryTest {

    private static final long TEN = Rfc3339.parse("2026-03-01T10:00:00Z");
    private static final long DAY = UtcTime.DAY;

    private final VisitorHistory history = new VisitorHistory();

    private static Click click(String eventId, String clickId, long at, String code) {
        return event(eventId, clickId, at, code, false, "", "");
    }

    private static Click exposed(String clickId, long at, String experiment, String variant) {
        return event("e-" + clickId, clickId, at, "ALICE", false, experiment, variant);
    }

    private static Click event(
            String eventId, String clickId, long at, String code, boolean view, String experiment, String variant) {
        return new Click(
                eventId,
                at,
                clickId,
                "v",
                code,
                view,
                "x",
                "post",
                "p",
                "a",
                experiment,
                variant,
                new Utm("", "", "spring", "", ""),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private void add(String clickId, long at, String code) {
        history.add(click("e-" + clickId, clickId, at, code));
    }

    private Verdict verdict(String eventId) {
        return history.verdicts().stream()
                .filter(judged -> judged.click().eventId().equals(eventId))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static Link link(String userId, long at) {
        return new Link("v", userId, at);
    }

    @Test
    void aRepeatIsDroppedAndAConflictLeavesTheFirst() {
        Click first = click("e", "c", TEN, "ALICE");
        assertThat(history.add(first)).isEqualTo(Added.NEW);
        assertThat(history.add(first)).isEqualTo(Added.REPEAT);
        assertThat(history.add(click("e", "c", TEN, "BOB"))).isEqualTo(Added.CONFLICTING);
        assertThat(history.touchesByOwner().get("")).extracting(Touch::code).containsExactly("ALICE");
    }

    @Test
    void theEarliestOfCodeAndHourCountsWhateverTheCaseOfItsLetters() {
        add("c2", TEN + 1, "alice");
        add("c1", TEN, "ALICE");
        add("c3", TEN + 1, "BOB");
        add("c4", TEN + UtcTime.HOUR - 1, "ALICE");
        add("c5", TEN + UtcTime.HOUR, "ALICE");
        assertThat(verdict("e-c1")).isEqualTo(Verdict.COUNTED);
        assertThat(verdict("e-c2")).isEqualTo(Verdict.DUPLICATE);
        assertThat(verdict("e-c3")).isEqualTo(Verdict.COUNTED);
        assertThat(verdict("e-c4")).isEqualTo(Verdict.DUPLICATE);
        assertThat(verdict("e-c5")).isEqualTo(Verdict.COUNTED);
    }

    @Test
    void atOneTimeTheSmallerClickIdIsTheEarlier() {
        add("cb", TEN, "ALICE");
        add("ca", TEN, "ALICE");
        assertThat(verdict("e-ca")).isEqualTo(Verdict.COUNTED);
        assertThat(verdict("e-cb")).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aClickIdInTwoEventsIsOneClickTheEarliest() {
        history.add(click("late", "c", TEN + 3 * UtcTime.HOUR, "ALICE"));
        history.add(click("early", "c", TEN, "ALICE"));
        assertThat(verdict("early")).isEqualTo(Verdict.COUNTED);
        assertThat(verdict("late")).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aVisitorsFirstHundredOfADayCount() {
        long midnight = UtcTime.dayOf(TEN) * DAY;
        for (int i = 0; i < 103; i++) {
            add("c%03d".formatted(i), midnight + i, "CODE" + i);
        }
        add("again", midnight + 200, "CODE101");
        add("next", midnight + DAY, "CODE0");
        assertThat(verdict("e-c099")).isEqualTo(Verdict.COUNTED);
        assertThat(verdict("e-c100")).isEqualTo(Verdict.CAPPED);
        assertThat(verdict("e-c102")).isEqualTo(Verdict.CAPPED);
        // The earliest of its hour is the capped one, so the second is its duplicate.
        assertThat(verdict("e-again")).isEqualTo(Verdict.DUPLICATE);
        assertThat(verdict("e-next")).isEqualTo(Verdict.COUNTED);
    }

    @Test
    void viewsAreTouchesButNeitherCountNorHideClicks() {
        history.add(event("e-view", "c1", TEN, "ALICE", true, "", ""));
        add("c1", TEN + 1, "ALICE");
        assertThat(verdict("e-view")).isEqualTo(Verdict.VIEW);
        assertThat(verdict("e-c1")).isEqualTo(Verdict.COUNTED);
        assertThat(history.touchesByOwner().get(""))
                .extracting(Touch::evidence)
                .containsExactly(Evidence.VIEW, Evidence.CLICK);
    }

    @Test
    void aTouchBelongsToTheEarliestLinkAtOrAfterIt() {
        history.link(link("u-late", TEN + 2));
        history.link(link("u-early", TEN + 1));
        assertThat(history.ownerAt(TEN)).isEqualTo("u-early");
        assertThat(history.ownerAt(TEN + 1)).isEqualTo("u-early");
        assertThat(history.ownerAt(TEN + 2)).isEqualTo("u-late");
    }

    @Test
    void afterTheLastLinkATouchBelongsToIt() {
        history.link(link("u-1", TEN));
        history.link(link("u-2", TEN + 5));
        assertThat(history.ownerAt(TEN + 400 * DAY)).isEqualTo("u-2");
    }

    @Test
    void ofLinksAtOneTimeTheSmallerUserOwns() {
        history.link(link("u-b", TEN));
        history.link(link("u-a", TEN));
        assertThat(history.ownerAt(TEN - 1)).isEqualTo("u-a");
        assertThat(history.ownerAt(TEN + 1)).isEqualTo("u-a");
    }

    @Test
    void withoutLinksATouchIsNobodysAndALateLinkBringsItAlong() {
        add("c", TEN, "ALICE");
        assertThat(history.touchesByOwner()).containsOnlyKeys("");
        history.link(link("u", TEN + DAY));
        assertThat(history.touchesByOwner()).containsOnlyKeys("u");
        assertThat(history.unlink(link("u", TEN + DAY))).isTrue();
        assertThat(history.touchesByOwner()).containsOnlyKeys("");
    }

    @Test
    void aLinkClaimsOnlyTouchesLessThan90DaysOlder() {
        history.link(link("u", TEN + 90 * DAY));
        assertThat(history.ownerAt(TEN)).isEmpty();
        assertThat(history.ownerAt(TEN + 1)).isEqualTo("u");
        history.link(link("u-before", TEN - DAY));
        assertThat(history.ownerAt(TEN)).isEqualTo("u-before");
    }

    @Test
    void aLinkThatTwoFactsSayStaysWhenOneIsTakenBack() {
        history.link(link("u", TEN));
        history.link(link("u", TEN));
        history.unlink(link("u", TEN));
        assertThat(history.ownerAt(TEN)).isEqualTo("u");
    }

    @Test
    void theFirstExposureSetsTheCellCountedOrNot() {
        history.add(exposed("c2", TEN, "x", "blue"));
        history.add(exposed("c1", TEN, "x", "blue"));
        history.add(exposed("c0", TEN + 1, "y", "red"));
        history.add(click("e", "plain", TEN - 5, "ALICE"));
        history.link(link("u", TEN));
        assertThat(history.exposures())
                .containsExactly(
                        new Exposure("x", "v", "blue", TEN, "c1", false, "u"),
                        new Exposure("y", "v", "red", TEN + 1, "c0", false, "u"));
    }

    @Test
    void aSecondVariantWithin30DaysMixes() {
        history.add(exposed("c1", TEN, "x", "blue"));
        history.add(exposed("c2", TEN + 30 * DAY, "x", "red"));
        assertThat(history.exposures()).extracting(Exposure::mixed).containsExactly(false);
        history.add(exposed("c3", TEN + 30 * DAY - 1, "x", "red"));
        assertThat(history.exposures()).extracting(Exposure::mixed).containsExactly(true);
    }

    @Test
    void atOneTimeTheSmallerVariantIsTheFirst() {
        history.add(exposed("c1", TEN, "x", "red"));
        history.add(exposed("c2", TEN, "x", "blue"));
        assertThat(history.exposures()).containsExactly(new Exposure("x", "v", "blue", TEN, "c2", true, ""));
    }

    @Test
    void forgettingTakesWholeDays() {
        add("old", TEN - DAY, "ALICE");
        add("kept", TEN, "ALICE");
        history.forgetBefore(TEN + 5);
        assertThat(history.clicks()).extracting(VisitorClick::eventId).containsExactly("e-kept");
    }

    @Test
    void forgettingKeepsWhatTheFirstExposuresFollowFrom() {
        history.add(exposed("first", TEN, "x", "blue"));
        history.add(exposed("again", TEN + 1, "x", "blue"));
        history.add(exposed("mixing", TEN + 2, "x", "red"));
        history.add(exposed("mixing-too", TEN + 3, "x", "red"));
        history.forgetBefore(TEN + 200 * DAY);
        history.add(exposed("late", TEN + 200 * DAY, "x", "red"));
        assertThat(history.exposures()).containsExactly(new Exposure("x", "v", "blue", TEN, "first", true, ""));
        assertThat(history.clicks()).extracting(VisitorClick::eventId).containsExactly("e-first", "e-mixing", "e-late");
    }

    @Test
    void resultsDoNotDependOnTheOrderOfArrivalNorOnARestart() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Object> facts = facts(random);
            List<Object> expected = results(facts);
            Collections.shuffle(facts, random);
            assertThat(results(facts)).isEqualTo(expected);
        }
    }

    private static List<Object> facts(Random random) {
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long at = TEN + random.nextInt(4) * 30L * DAY + random.nextInt(3) * UtcTime.HOUR + random.nextInt(3);
            facts.add(event(
                    "e" + i,
                    "c" + random.nextInt(30),
                    at,
                    "CODE" + random.nextInt(3),
                    random.nextInt(4) == 0,
                    random.nextBoolean() ? "x" : "",
                    random.nextBoolean() ? "red" : "blue"));
        }
        for (int i = 0; i < 4; i++) {
            facts.add(link("u" + random.nextInt(3), TEN + random.nextInt(150) * DAY + random.nextInt(3)));
        }
        return facts;
    }

    private static List<Object> results(List<Object> facts) {
        VisitorHistory history = new VisitorHistory();
        for (Object fact : facts) {
            if (fact instanceof Click click) {
                history.add(click);
            } else {
                history.link((Link) fact);
            }
        }
        VisitorHistory restored = new VisitorHistory(history.clicks(), history.links());
        Map<String, List<Touch>> touches = restored.touchesByOwner();
        assertThat(touches).isEqualTo(history.touchesByOwner());
        return List.of(restored.verdicts(), touches, restored.exposures());
    }
}
