package io.clearshare.domain.attribution;

import io.clearshare.domain.program.Model;
import java.util.List;

/** The credited touches, in order, behind one spell and so behind all its conversions; may be empty. */
public final class Path {

    private final long at;
    private final List<PathTouch> touches;

    /** A path with its own time: the signup or the start of the spell. */
    public Path(long at, List<PathTouch> touches) {
        this.at = at;
        this.touches = List.copyOf(touches);
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
        throw new UnsupportedOperationException("" + model);
    }

    /** An amount divided among the touches by a model. */
    public long[] allocate(Model model, long amount) {
        throw new UnsupportedOperationException("" + model + amount);
    }
}
