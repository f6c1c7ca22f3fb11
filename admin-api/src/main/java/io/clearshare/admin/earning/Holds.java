package io.clearshare.admin.earning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the stream's results say against paying an influencer's settled lines now. */
public interface Holds {

    /** Ids of the influencer's lines that an open case holds. */
    List<String> heldOf(String influencerId);

    /** The same for many; without those of whom none is held. */
    Map<String, List<String>> heldOf(Collection<String> influencerIds);

    /**
     * Sum (≤ 0) of negative lines that are visible and due, but not yet covered by the completeness the books follow.
     *
     * @param upTo the completeness that the books have been brought to
     */
    long comingNegativeMicros(String influencerId, Instant upTo, Instant now);

    /** The same for many; without those for whom there is none. */
    Map<String, Long> comingNegativeMicros(Collection<String> influencerIds, Instant upTo, Instant now);
}
