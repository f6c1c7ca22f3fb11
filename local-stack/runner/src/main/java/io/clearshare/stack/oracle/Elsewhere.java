package io.clearshare.stack.oracle;

import java.util.Map;
import java.util.Set;

/**
 * What events say that are not among those at hand, but matter to them. With it, events that have no person, device and
 * trade in common can be computed apart.
 *
 * @param newest the greatest event time anywhere, epoch milliseconds
 * @param walletsByInfluencer the wallets of its users
 */
public record Elsewhere(long newest, Map<String, Set<String>> walletsByInfluencer) {
    static final Elsewhere NOTHING = new Elsewhere(0, Map.of());

    /** Only so much is known as when that event happened. */
    public static Elsewhere upTo(long newest) {
        return new Elsewhere(newest, Map.of());
    }

    Set<String> walletsOf(String influencer) {
        return walletsByInfluencer.getOrDefault(influencer, Set.of());
    }
}
