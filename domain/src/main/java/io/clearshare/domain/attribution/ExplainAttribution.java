package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import java.util.Map;

/** Credits of one value under all models, for numbers that somebody brings along. */
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
            List<Touch> touches) {}

    /** The credited touches in order, what each gets per model, and the touches left out. */
    public record Answer(List<Touch> path, Map<Model, long[]> creditMicros, List<Excluded> excluded) {}

    private ExplainAttribution() {}

    public static Answer explain(Question question) {
        throw new UnsupportedOperationException("" + question);
    }
}
