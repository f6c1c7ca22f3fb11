package io.clearshare.domain.kyc;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What all that was said about a check amounts to.
 *
 * <p>A function of the set: the order of arrival, repetitions and missing predecessors change nothing. The last word by the
 * speaker's clock counts; of several at the same instant, the one that lets less be paid.
 */
public final class FoldFacts {

    private static final Comparator<IdentityFact> LAST_WORD = Comparator.comparing(IdentityFact::at)
            .thenComparing(fact -> fact.state().caution())
            .thenComparing(IdentityFact::reason);

    private FoldFacts() {}

    /** The fact that counts; empty when nothing was said. */
    public static Optional<IdentityFact> lastWord(Collection<IdentityFact> facts) {
        return facts.stream().max(LAST_WORD);
    }
}
