package io.clearshare.job.state;

import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Ids;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.touch.Link;
import io.clearshare.job.message.Fact;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One user's account: its elected signup, what its identity events prove, and the influencers that it is. */
public final class Account {

    private @Nullable Fact signup;
    private final Set<Link> proven;
    private final Set<String> wallets;
    private final Set<String> influencers;

    public Account() {
        this(null, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Restores an account from its parts. */
    public Account(@Nullable Fact signup, Set<Link> proven, Set<String> wallets, Set<String> influencers) {
        this.signup = signup;
        this.proven = proven;
        this.wallets = wallets;
        this.influencers = influencers;
    }

    /** Elects the earliest signup by (occurredAt, eventId); answers the one that does not count, or null. */
    public @Nullable Fact elect(Fact candidate) {
        Fact elected = signup;
        if (elected != null && !isEarlier(candidate, elected)) {
            return candidate;
        }
        signup = candidate;
        return elected;
    }

    private static boolean isEarlier(Fact left, Fact right) {
        int byTime = Long.compare(left.event().occurredAt(), right.event().occurredAt());
        return byTime < 0
                || (byTime == 0
                        && Ids.compare(left.event().eventId(), right.event().eventId()) < 0);
    }

    public void prove(Identity identity) {
        if (!identity.visitorId().isEmpty()) {
            proven.add(new Link(identity.visitorId(), identity.userId(), identity.occurredAt()));
        }
        if (!identity.wallet().isEmpty()) {
            wallets.add(identity.wallet());
        }
    }

    public void isInfluencer(String influencerId) {
        influencers.add(influencerId);
    }

    /** The visitors that were this user, by signup or identity. */
    public Set<Link> links() {
        Set<Link> links = new HashSet<>(proven);
        if (signup != null && signup.event() instanceof Signup event) {
            links.add(new Link(event.visitorId(), event.userId(), event.occurredAt()));
        }
        return links;
    }

    /** The user's wallets, by signup or identity. */
    public Set<String> allWallets() {
        Set<String> all = new HashSet<>(wallets);
        if (signup != null
                && signup.event() instanceof Signup event
                && !event.wallet().isEmpty()) {
            all.add(event.wallet());
        }
        return all;
    }

    public @Nullable Fact signup() {
        return signup;
    }

    public Set<Link> proven() {
        return proven;
    }

    public Set<String> wallets() {
        return wallets;
    }

    public Set<String> influencers() {
        return influencers;
    }
}
