package io.clearshare.domain.attribution;

import java.util.List;

/**
 * How the earning lines of one conversion change.
 *
 * @param lines all lines from now on, frozen ones included
 * @param written those that are new or differ from what was emitted
 * @param deleted those emitted before that are no more
 */
public record LineChanges(List<Line> lines, List<Line> written, List<Line> deleted) {

    public boolean isEmpty() {
        return written.isEmpty() && deleted.isEmpty();
    }
}
