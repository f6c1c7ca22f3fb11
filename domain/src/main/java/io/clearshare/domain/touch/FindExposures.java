package io.clearshare.domain.touch;

import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.UtcTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a visitor's first exposure to each experiment, and whether it met a second variant soon after. */
final class FindExposures {

    /** Time, variant, clickId. */
    private static final Comparator<VisitorClick> ORDER = Comparator.comparingLong(
                    (VisitorClick click) -> click.touch().at())
            .thenComparing(VisitorClick::variant, Ids.ORDER)
            .thenComparing(click -> click.touch().clickId(), Ids.ORDER);

    private FindExposures() {}

    /** The exposures by experimentId; counted or not, every click and view exposes. */
    static List<Exposure> find(Iterable<VisitorClick> clicks, Owners owners) {
        Map<String, VisitorClick> first = firstByExperiment(clicks);
        if (first.isEmpty()) {
            return List.of();
        }
        Map<String, Boolean> mixed = new HashMap<>();
        for (VisitorClick click : clicks) {
            VisitorClick earliest = first.get(click.experimentId());
            if (earliest != null && exposes(click) && mixes(earliest, click)) {
                mixed.put(click.experimentId(), true);
            }
        }
        List<Exposure> exposures = new ArrayList<>(first.size());
        first.forEach((experimentId, click) -> exposures.add(exposure(click, mixed.containsKey(experimentId), owners)));
        exposures.sort(Comparator.comparing(Exposure::experimentId, Ids.ORDER));
        return exposures;
    }

    /** The event ids of the clicks that the exposures follow from: each first one, and the earliest that mixes it. */
    static Set<String> deciding(Iterable<VisitorClick> clicks) {
        Map<String, VisitorClick> first = firstByExperiment(clicks);
        Map<String, VisitorClick> mixing = new HashMap<>();
        for (VisitorClick click : clicks) {
            VisitorClick earliest = first.get(click.experimentId());
            if (earliest != null && exposes(click) && mixes(earliest, click)) {
                mixing.merge(click.experimentId(), click, FindExposures::earlier);
            }
        }
        Set<String> eventIds = new HashSet<>();
        first.values().forEach(click -> eventIds.add(click.eventId()));
        mixing.values().forEach(click -> eventIds.add(click.eventId()));
        return eventIds;
    }

    private static Map<String, VisitorClick> firstByExperiment(Iterable<VisitorClick> clicks) {
        Map<String, VisitorClick> first = new HashMap<>();
        for (VisitorClick click : clicks) {
            if (exposes(click)) {
                first.merge(click.experimentId(), click, FindExposures::earlier);
            }
        }
        return first;
    }

    private static boolean exposes(VisitorClick click) {
        return !click.experimentId().isEmpty() && !click.variant().isEmpty();
    }

    private static VisitorClick earlier(VisitorClick left, VisitorClick right) {
        return ORDER.compare(left, right) <= 0 ? left : right;
    }

    private static boolean mixes(VisitorClick first, VisitorClick other) {
        return !other.variant().equals(first.variant())
                && other.touch().at() < first.touch().at() + Exposure.WINDOW_DAYS * UtcTime.DAY;
    }

    private static Exposure exposure(VisitorClick click, boolean mixed, Owners owners) {
        Touch touch = click.touch();
        return new Exposure(
                click.experimentId(),
                touch.visitorId(),
                click.variant(),
                touch.at(),
                touch.clickId(),
                mixed,
                owners.at(touch.at()));
    }
}
