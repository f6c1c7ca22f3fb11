package io.clearshare.domain.wallet;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds addresses made to be mistaken for another one.
 *
 * <p>People compare the ends of an address and skip the middle; keys whose addresses share four characters at either end
 * can be made at will, and are sent around so that one of them is copied instead of the right one.
 */
public final class LookAlike {

    private static final int ENDS = 4;

    private LookAlike() {}

    /** One of the known addresses that the given one could be mistaken for; itself is none. */
    public static Optional<String> of(String address, Collection<String> known) {
        return known.stream()
                .filter(other -> !other.equals(address) && sameEnds(address, other))
                .sorted()
                .findFirst();
    }

    private static boolean sameEnds(String one, String other) {
        return one.length() >= 2 * ENDS
                && other.length() >= 2 * ENDS
                && one.startsWith(other.substring(0, ENDS))
                && one.endsWith(other.substring(other.length() - ENDS));
    }
}
