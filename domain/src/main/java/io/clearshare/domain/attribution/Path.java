package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import io.clearshare.domain.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credited touches, in order, behind one spell and so behind all its conversions; may be empty.
 *
 * <p>Weights are computed once per path, because a spell has many trades. Not thread-safe.
 */
public final class Path {

    private final long at;
    private final List<PathTouch> touches;
    private final Map<Model, long[]> weights = new EnumMap<>(Model.class);
    private final Map<Model, long[]> shares = new EnumMap<>(Model.class);

    /** A path with its own time: the signup or the start of the spell. */
    public Path(long at, List<PathTouch> touches) {
        this.at = at;
        this.touches = List.copyOf(touches);
    }

    /** No touches: whatever converts on it is nobody's. */
    public static Path organic(long at) {
        return new Path(at, List.of());
    }

    /** The path's own time, from which time decay counts. */
    public long at() {
        return at;
    }

    public List<PathTouch> touches() {
        return touches;
    }

    public boolean isEmpty() {
        return touches.isEmpty();
    }

    /** The integer weight of every touch in a model. */
    public long[] weights(Model model) {
        return computed(model).clone();
    }

    /** An amount divided among the touches by a model; empty when there are none. */
    public long[] allocate(Model model, long amount) {
        return Money.allocate(amount, computed(model));
    }

    /** The parts of a share of 1, in billionths; not to be changed. */
    long[] shareNanos(Model model) {
        return shares.computeIfAbsent(model, missing -> allocate(missing, Conversion.SHARE_NANOS));
    }

    /** Whether the model gives the touch a row at all. */
    boolean credits(Model model, int touch) {
        return computed(model)[touch] > 0;
    }

    private long[] computed(Model model) {
        return weights.computeIfAbsent(model, missing -> missing.weights(times(), at));
    }

    private long[] times() {
        long[] times = new long[touches.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = touches.get(i).touch().at();
        }
        return times;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path path && at == path.at && touches.equals(path.touches);
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, touches);
    }

    @Override
    public String toString() {
        return "Path[at=" + at + ", touches=" + touches + "]";
    }
}
