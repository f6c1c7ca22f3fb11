package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import io.clearshare.domain.model.TimeDecay;
import io.clearshare.domain.money.Money;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Credits of one value under all models, for numbers that somebody brings along.
 *
 * <p>Every code counts as known and every touch as its own visitor's, so only repeats of a clickId, views and
 * the lookback window leave touches out.
 */
public final class ExplainAttribution {

    /**
     * The question.
     *
     * @param pathAt the path's own time: the conversion's, or the signup's for a trade late in a spell
     * @param windowMillis how old a touch may be at the path's time
     */
    public record Question(
            long conversionAt,
            long pathAt,
            long valueMicros,
            long windowMillis,
            long halfLifeMillis,
            List<Touch> touches) {

        public Question {
            touches = List.copyOf(touches);
            if (pathAt > conversionAt) {
                throw new IllegalArgumentException("a path is not younger than its conversion");
            }
            if (windowMillis <= 0 || halfLifeMillis <= 0) {
                throw new IllegalArgumentException("window and half-life are longer than nothing");
            }
            if (Math.abs(valueMicros) > Money.EVENT_MAX_MICROS) {
                throw new IllegalArgumentException("a value is at most " + Money.EVENT_MAX_MICROS);
            }
        }
    }

    /** The credited touches in order, what each gets per model, and the touches left out. */
    public record Answer(List<Touch> path, Map<Model, long[]> creditMicros, List<Excluded> excluded) {}

    private ExplainAttribution() {}

    public static Answer explain(Question question) {
        List<Touch> ordered = new ArrayList<>(question.touches());
        ordered.sort(Touch.ORDER);
        Map<Evidence, Set<String>> ids = new EnumMap<>(Evidence.class);
        List<Touch> path = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        for (Touch touch : ordered) {
            ExclusionReason reason = reason(touch, question, ids);
            if (reason == null) {
                path.add(touch);
            } else {
                excluded.add(new Excluded(touch, reason));
            }
        }
        return new Answer(List.copyOf(path), credits(question, path), List.copyOf(excluded));
    }

    /** Views have ids of their own, as in the stream: a view never hides the click that carries the same. */
    private static @Nullable ExclusionReason reason(Touch touch, Question question, Map<Evidence, Set<String>> ids) {
        if (!ids.computeIfAbsent(touch.evidence(), evidence -> new HashSet<>()).add(touch.clickId())) {
            return ExclusionReason.DUPLICATE;
        }
        if (touch.evidence() == Evidence.VIEW) {
            return ExclusionReason.VIEW;
        }
        return new Lookback(question.windowMillis()).exclusion(touch.at(), question.pathAt());
    }

    private static Map<Model, long[]> credits(Question question, List<Touch> path) {
        long[] times = path.stream().mapToLong(Touch::at).toArray();
        Map<Model, long[]> credits = new EnumMap<>(Model.class);
        for (Model model : Model.values()) {
            long[] weights = model == Model.TIME_DECAY
                    ? new TimeDecay(question.halfLifeMillis()).weights(times, question.pathAt())
                    : model.weights(times, question.pathAt());
            credits.put(model, Money.allocate(question.valueMicros(), weights));
        }
        return credits;
    }
}
