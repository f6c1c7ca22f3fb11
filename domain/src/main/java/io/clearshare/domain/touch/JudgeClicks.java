package io.clearshare.domain.touch;

import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.UtcTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which of a visitor's click events count, going through them once in order of time. */
final class JudgeClicks {

    /** Time, clickId, eventId. */
    static final Comparator<VisitorClick> ORDER = Comparator.comparingLong(
                    (VisitorClick click) -> click.touch().at())
            .thenComparing(click -> click.touch().clickId(), Ids.ORDER)
            .thenComparing(VisitorClick::eventId, Ids.ORDER);

    private final Set<String> clickIds = new HashSet<>();
    private final Set<String> viewIds = new HashSet<>();
    private final Map<String, Long> lastHourByCode = new HashMap<>();
    private long day = Long.MIN_VALUE;
    private int countOfDay;

    private JudgeClicks() {}

    /** The verdicts on clicks that are in {@link #ORDER}. */
    static List<ClickVerdict> judge(List<VisitorClick> ordered) {
        JudgeClicks judge = new JudgeClicks();
        List<ClickVerdict> verdicts = new ArrayList<>(ordered.size());
        for (VisitorClick click : ordered) {
            verdicts.add(new ClickVerdict(click, judge.verdict(click.touch())));
        }
        return verdicts;
    }

    private Verdict verdict(Touch touch) {
        if (touch.evidence() == Evidence.VIEW) {
            return viewIds.add(touch.clickId()) ? Verdict.VIEW : Verdict.DUPLICATE;
        }
        if (!clickIds.add(touch.clickId()) || !isFirstOfHour(touch)) {
            return Verdict.DUPLICATE;
        }
        long today = UtcTime.dayOf(touch.at());
        countOfDay = today == day ? countOfDay + 1 : 1;
        day = today;
        return countOfDay <= VisitorHistory.COUNTED_PER_DAY_MAX ? Verdict.COUNTED : Verdict.CAPPED;
    }

    private boolean isFirstOfHour(Touch touch) {
        Long hour = UtcTime.hourOf(touch.at());
        return !hour.equals(lastHourByCode.put(Codes.canonical(touch.code()), hour));
    }
}
