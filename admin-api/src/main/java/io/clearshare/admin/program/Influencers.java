package io.clearshare.admin.program;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks influencers up for other modules. */
public interface Influencers {

    Optional<Influencer> find(String influencerId);

    Optional<Influencer> ofCode(String code);

    Optional<Influencer> ofEmail(String email);

    /** Those of the given ids that exist. */
    Map<String, Influencer> findAll(Collection<String> influencerIds);

    /** Every wallet the influencer ever had, the present one included. */
    List<String> walletsOf(String influencerId);

    /** At most {@code limit} influencers in order of id, beginning after the given id ({@code ""} for the first page). */
    List<Influencer> page(String after, int limit);
}
