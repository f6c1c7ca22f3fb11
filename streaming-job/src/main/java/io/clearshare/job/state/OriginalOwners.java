package io.clearshare.job.state;

import java.util.LinkedHashSet;
import java.util.Set;

/** The users that have a trade of one id, and those whose reversals name it. */
public final class OriginalOwners {

    private final Set<String> owners;
    private final Set<String> reversers;
    private long latestAt;

    public OriginalOwners() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), Long.MIN_VALUE);
    }

    /** Restores the owners from their parts. */
    public OriginalOwners(Set<String> owners, Set<String> reversers, long latestAt) {
        this.owners = owners;
        this.reversers = reversers;
        this.latestAt = latestAt;
    }

    public void owns(String userId, long at) {
        owners.add(userId);
        latestAt = Math.max(latestAt, at);
    }

    public void reverses(String userId, long at) {
        reversers.add(userId);
        latestAt = Math.max(latestAt, at);
    }

    /** The reversers for whom the trade is somebody else's. */
    public Set<String> strangers() {
        Set<String> strangers = new LinkedHashSet<>();
        for (String reverser : reversers) {
            if (owners.stream().anyMatch(owner -> !owner.equals(reverser))) {
                strangers.add(reverser);
            }
        }
        return strangers;
    }

    public Set<String> owners() {
        return owners;
    }

    public Set<String> reversers() {
        return reversers;
    }

    /** The time of the latest trade or reversal. */
    public long latestAt() {
        return latestAt;
    }
}
