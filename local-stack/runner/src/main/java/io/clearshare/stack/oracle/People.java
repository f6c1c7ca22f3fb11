package io.clearshare.stack.oracle;

import io.clearshare.stack.oracle.SentEvents.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who owns which touch, and who shares a wallet with whom. */
final class People {
    private static final long CLAIM_LIMIT = 90L * 86_400_000;

    private final Map<String, List<Link>> linksByVisitor = new HashMap<>();
    private final Map<String, Set<String>> walletsByUser = new HashMap<>();
    private final Rules rules;
    private final Elsewhere elsewhere;

    private record Link(String user, long at) {}

    People(SentEvents events, Rules rules, Elsewhere elsewhere) {
        this.rules = rules;
        this.elsewhere = elsewhere;
        events.signupByUser.values().forEach(this::take);
        events.identities.forEach(this::take);
    }

    private void take(Fact fact) {
        String user = fact.text("userId");
        String visitor = fact.text("visitorId");
        if (!visitor.isEmpty()) {
            linksByVisitor.computeIfAbsent(visitor, v -> new ArrayList<>()).add(new Link(user, fact.at()));
        }
        if (!fact.text("wallet").isEmpty()) {
            walletsByUser.computeIfAbsent(user, u -> new HashSet<>()).add(fact.text("wallet"));
        }
    }

    /** The user a touch of the visitor at that time belongs to, or "". */
    String owner(String visitor, long at) {
        List<Link> known = linksByVisitor.getOrDefault(visitor, List.of());
        Comparator<Link> smallerUser = Comparator.comparing(Link::user, Utf8.ORDER);
        return known.stream()
                .filter(link -> link.at >= at && link.at - at < CLAIM_LIMIT)
                .min(Comparator.comparingLong(Link::at).thenComparing(smallerUser))
                .or(() -> known.stream()
                        .filter(link -> link.at < at)
                        .min(Comparator.comparingLong(Link::at).reversed().thenComparing(smallerUser)))
                .map(Link::user)
                .orElse("");
    }

    /** Whether the influencer is the user or shares a wallet. */
    boolean same(String influencer, String user) {
        if (rules.usersOf(influencer).contains(user)) {
            return true;
        }
        Set<String> wallets = new HashSet<>(rules.payoutWalletsOf(influencer));
        wallets.addAll(walletsOfUsersOf(influencer));
        wallets.addAll(elsewhere.walletsOf(influencer));
        return walletsByUser.getOrDefault(user, Set.of()).stream().anyMatch(wallets::contains);
    }

    Set<String> walletsOfUsersOf(String influencer) {
        Set<String> wallets = new HashSet<>();
        rules.usersOf(influencer).forEach(own -> wallets.addAll(walletsByUser.getOrDefault(own, Set.of())));
        return wallets;
    }
}
