package io.clearshare.admin.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the books say, for other modules. */
public interface Balances {

    Balance of(String influencerId);

    /** Balances of the given influencers; one without any posting has {@link Balance#NONE}. */
    Map<String, Balance> ofAll(Collection<String> influencerIds);

    /** At most {@code limit} influencers who have at least that much available, in order of id, after the given one. */
    List<String> withAtLeast(long availableMicros, String after, int limit);

    /** Balance of any account by its address, 0 when it has no posting. */
    long ofAccount(String address);
}
