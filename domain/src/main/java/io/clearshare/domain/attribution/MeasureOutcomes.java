package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.experiment.ExperimentOutcome;
import io.clearshare.domain.touch.Exposure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Measures what a user did after its first exposure to each experiment. */
final class MeasureOutcomes {

    private static final Comparator<Exposure> EARLIEST =
            Comparator.comparingLong(Exposure::at).thenComparing(Exposure::visitorId, Ids.ORDER);

    private MeasureOutcomes() {}

    /** One outcome per experiment; none where the user's earliest exposed visitor is mixed. */
    static List<ExperimentOutcome> measure(PersonFacts facts, List<Conversion> conversions) {
        TreeMap<String, Exposure> earliest = new TreeMap<>(Ids.ORDER);
        for (Exposure exposure : facts.exposures()) {
            earliest.merge(
                    exposure.experimentId(),
                    exposure,
                    (left, right) -> EARLIEST.compare(left, right) <= 0 ? left : right);
        }
        List<ExperimentOutcome> outcomes = new ArrayList<>();
        for (Exposure exposure : earliest.values()) {
            if (!exposure.mixed()) {
                outcomes.add(outcome(facts.userId(), exposure, conversions));
            }
        }
        return List.copyOf(outcomes);
    }

    private static ExperimentOutcome outcome(String userId, Exposure exposure, List<Conversion> conversions) {
        long end = exposure.at() + Exposure.WINDOW_DAYS * UtcTime.DAY;
        int signups = 0;
        int activations = 0;
        long feeMicros = 0;
        for (Conversion conversion : conversions) {
            if (conversion.at() >= exposure.at() && conversion.at() < end) {
                switch (conversion.type()) {
                    case SIGNUP -> signups++;
                    case ACTIVATION -> activations++;
                    case TRADE -> feeMicros = Math.addExact(feeMicros, conversion.valueMicros());
                }
            }
        }
        return new ExperimentOutcome(
                exposure.experimentId(),
                userId,
                exposure.visitorId(),
                exposure.variant(),
                exposure.at(),
                signups,
                activations,
                feeMicros);
    }
}
