package io.clearshare.job.stage;

import io.clearshare.domain.touch.ClickVerdict;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
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
 * @param owners the users that own the touches
 * @param reasons why clicks do not count, by event id
 * @param exposures by experiment
 */
record VisitorView(Map<Touch, String> owners, Map<String, String> reasons, Map<String, Exposure> exposures) {

    static VisitorView of(VisitorHistory history) {
        Map<Touch, String> owners = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ClickVerdict verdict : history.verdicts()) {
            Touch touch = verdict.click().touch();
            if (!verdict.isTouch()) {
                reasons.put(verdict.click().eventId(), verdict.verdict().name());
            } else if (!history.ownerAt(touch.at()).isEmpty()) {
                owners.put(touch, history.ownerAt(touch.at()));
            }
        }
        Map<String, Exposure> exposures = new LinkedHashMap<>();
        history.exposures().forEach(exposure -> exposures.put(exposure.experimentId(), exposure));
        return new VisitorView(owners, reasons, exposures);
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
