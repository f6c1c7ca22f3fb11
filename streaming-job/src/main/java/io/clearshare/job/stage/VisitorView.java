package io.clearshare.job.stage;

import io.clearshare.domain.touch.ClickVerdict;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import io.clearshare.domain.touch.Verdict;
import io.clearshare.domain.touch.VisitorHistory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What follows from a visitor's history at one moment.
 *
 * @param touches what users own
 * @param reasons why clicks do not count, by event id
 * @param exposures by experiment
 */
record VisitorView(Set<Owned> touches, Map<String, String> reasons, Map<String, Exposure> exposures) {

    /** A touch and its owner. */
    record Owned(String userId, Touch touch) {}

    static VisitorView of(VisitorHistory history) {
        Set<Owned> touches = new LinkedHashSet<>();
        history.touchesByOwner().forEach((userId, owned) -> {
            if (!userId.isEmpty()) {
                owned.forEach(touch -> touches.add(new Owned(userId, touch)));
            }
        });
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ClickVerdict verdict : history.verdicts()) {
            if (!verdict.verdict().counted() && verdict.verdict() != Verdict.VIEW) {
                reasons.put(verdict.click().eventId(), verdict.verdict().name());
            }
        }
        Map<String, Exposure> exposures = new LinkedHashMap<>();
        history.exposures().forEach(exposure -> exposures.put(exposure.experimentId(), exposure));
        return new VisitorView(touches, reasons, exposures);
    }

    Set<Exposure> ownedExposures() {
        Set<Exposure> owned = new LinkedHashSet<>(exposures.values());
        owned.removeIf(exposure -> exposure.userId().isEmpty());
        return owned;
    }

    /** Tells the entries that are new or different, and the keys that are gone. */
    static <T> void changes(
            Map<String, T> before, Map<String, T> after, BiConsumer<String, T> written, Consumer<String> removed) {
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                written.accept(key, value);
            }
        });
        for (String key : before.keySet()) {
            if (!after.containsKey(key)) {
                removed.accept(key);
            }
        }
    }
}
