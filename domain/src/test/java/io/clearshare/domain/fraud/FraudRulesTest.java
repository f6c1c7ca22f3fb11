package io.clearshare.domain.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Rfc3339;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.json.JsonTree;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FraudRulesTest {

    private static final long NOON = Rfc3339.parse("2026-03-10T12:00:00Z");
    private static final FloodKey KEY = new FloodKey("h4sh", "Alice", UtcTime.minuteOf(NOON));

    private static Programme with(String rule, RuleMode mode, Map<String, Long> parameters) {
        return Programme.of(List.of(new RuleEntry(3, 0, rule, mode, parameters)));
    }

    private static List<FloodClick> clicks(int n) {
        List<FloodClick> clicks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            clicks.add(new FloodClick("c%02d".formatted(i), NOON));
        }
        Collections.shuffle(clicks);
        return clicks;
    }

    private static Touch touch(String clickId, long at, Evidence evidence) {
        return new Touch(clickId, "v", at, evidence, "ALICE", "x", "", "", "", "");
    }

    private static List<Hit> tooFast(Programme programme, Touch... touches) {
        return TooFastSignup.hits("u-1", NOON, List.of(touches), programme);
    }

    @Test
    void namesInTheRegistryAreUniqueAndFitEntries() {
        assertThat(FraudRules.ALL)
                .extracting(FraudRule::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_]+"));
    }

    @Test
    void the21stAndLaterClicksOfAMinuteAreAFlood() {
        Programme none = new Programme();
        assertThat(ClickFlood.hits(KEY, clicks(20), none)).isEmpty();
        List<Hit> hits = ClickFlood.hits(KEY, clicks(23), none);
        assertThat(hits).extracting(Hit::subjectId).containsExactly("c20", "c21", "c22");
        assertThat(hits)
                .extracting(Hit::hitId)
                .containsExactly("click_flood:c20", "click_flood:c21", "click_flood:c22");
        assertThat(hits).extracting(Hit::caseId).containsOnly("click_flood:ALICE:h4sh:" + UtcTime.minuteOf(NOON));
        assertThat(hits).extracting(Hit::clickIds).containsExactly(List.of("c20"), List.of("c21"), List.of("c22"));
        assertThat(hits).extracting(Hit::ruleVersion).containsOnly(1);
        assertThat(hits).extracting(Hit::action).containsOnly("hold");
    }

    @Test
    void aClickIdInTwoEventsIsOneClickOfTheFlood() {
        List<FloodClick> clicks = new ArrayList<>(clicks(20));
        clicks.add(new FloodClick("c05", NOON + 1));
        assertThat(ClickFlood.hits(KEY, clicks, new Programme())).isEmpty();
    }

    @Test
    void aSignupSoonerThan3SecondsNamesTheLastClick() {
        Programme none = new Programme();
        List<Hit> hits = tooFast(
                none,
                touch("c1", NOON - 2_999, Evidence.CLICK),
                touch("c0", NOON - 2_999, Evidence.CLICK),
                touch("view", NOON - 1, Evidence.VIEW),
                touch("after", NOON + 1, Evidence.CLICK));
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).clickIds()).containsExactly("c1");
        assertThat(hits.get(0).caseId()).isEqualTo("too_fast_signup:u-1");
        assertThat(tooFast(none, touch("c", NOON - 3_000, Evidence.CLICK))).isEmpty();
        assertThat(tooFast(none)).isEmpty();
    }

    @Test
    void modeAndParametersAreThoseOfTheEntryInForce() {
        Programme shadow = with(ClickFlood.NAME, RuleMode.SHADOW, Map.of(ClickFlood.MAX_PER_MINUTE, 1L));
        List<Hit> hits = ClickFlood.hits(KEY, clicks(2), shadow);
        assertThat(hits)
                .extracting(Hit::shadow, Hit::action, Hit::ruleVersion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, "record", 3));
        assertThat(ClickFlood.hits(KEY, clicks(50), with(ClickFlood.NAME, RuleMode.OFF, Map.of())))
                .isEmpty();
        Touch click = touch("c", NOON - 5_000, Evidence.CLICK);
        assertThat(tooFast(with(TooFastSignup.NAME, RuleMode.LIVE, Map.of(TooFastSignup.MIN_MILLIS, 6_000L)), click))
                .hasSize(1);
        assertThat(tooFast(with(TooFastSignup.NAME, RuleMode.OFF, Map.of(TooFastSignup.MIN_MILLIS, 6_000L)), click))
                .isEmpty();
    }

    @Test
    void evidenceIsJson() {
        List<Hit> hits = new ArrayList<>(ClickFlood.hits(KEY, clicks(21), new Programme()));
        hits.addAll(tooFast(new Programme(), touch("c", NOON, Evidence.CLICK)));
        assertThat(hits)
                .hasSize(2)
                .allSatisfy(hit -> assertThat(JsonTree.parse(hit.evidenceJson().getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(Map.class));
    }
}
