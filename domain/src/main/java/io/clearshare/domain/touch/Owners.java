package io.clearshare.domain.touch;

import io.clearshare.domain.event.UtcTime;
import java.util.Collection;

/** Whose a visitor's touches are, by its links; never changes. */
public final class Owners {

    /** A link claims only touches less than this much older than itself. */
    static final long CLAIM_MILLIS = 90 * UtcTime.DAY;

    public static final String NOBODY = "";

    private final Link[] links;

    Owners(Collection<Link> links) {
        this.links = links.stream().sorted(Link.ORDER).toArray(Link[]::new);
    }

    /**
     * The user of the earliest link at or after the touch that may claim it; if none, of the latest link before
     * it; of links at one time the smaller userId.
     */
    public String at(long touchAt) {
        int next = firstFrom(touchAt);
        if (next < links.length && links[next].at() - CLAIM_MILLIS < touchAt) {
            return links[next].userId();
        }
        if (next == 0) {
            return NOBODY;
        }
        return links[firstFrom(links[next - 1].at())].userId();
    }

    /** The index of the first link at or after the time. */
    private int firstFrom(long time) {
        int low = 0;
        int high = links.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (links[middle].at() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
