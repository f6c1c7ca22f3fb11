package io.clearshare.admin.earning;

import java.time.Instant;
import java.util.List;

/** What the stream's results say against paying an influencer's settled lines now. */
public interface Holds {

    /** Ids of the influencer's lines that an open case holds. */
    List<String> heldOf(String influencerId);

    /**
     * Sum (≤ 0) of negative lines that are visible and due, but not yet covered by the completeness the books follow.
     *
     * @param upTo the completeness that the books have been brought to
     */
    long comingNegativeMicros(String influencerId, Instant upTo, Instant now);
}
