package io.clearshare.job.state;

import io.clearshare.job.message.WalletClaim;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who claims one wallet, with the number of claims each. */
public record WalletOwners(Map<String, Integer> users, Map<String, Integer> influencers) {

    /** A user and an influencer that share the wallet. */
    public record Pair(String userId, String influencerId) {}

    public static WalletOwners none() {
        return new WalletOwners(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    public void apply(WalletClaim claim) {
        if (claim.userId().isEmpty()) {
            count(influencers, claim.influencerId(), claim.holds());
        } else {
            count(users, claim.userId(), claim.holds());
        }
    }

    private static void count(Map<String, Integer> counts, String id, boolean holds) {
        counts.merge(id, holds ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
    }

    public Set<Pair> pairs() {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (String user : users.keySet()) {
            for (String influencer : influencers.keySet()) {
                pairs.add(new Pair(user, influencer));
            }
        }
        return pairs;
    }
}
