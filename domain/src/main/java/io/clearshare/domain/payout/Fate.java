package io.clearshare.domain.payout;

import java.time.Instant;

/** What is certain about a signed payment. */
public sealed interface Fate {

    /** Finalised without error: paid. */
    record Landed(long slot, Instant blockTime, long feeLamports, long rentLamports) implements Fate {}

    /** Finalised with an error: nothing was paid but the fee. */
    record Failed(long slot, Instant blockTime, long feeLamports, String error, boolean mayRetry) implements Fate {}

    /** Not on the chain and past its last valid block height, so it never will be. */
    record Expired(String evidence) implements Fate {}

    /** Nothing is certain yet. */
    record Open(boolean sendAgain, String why) implements Fate {}

    /** The nodes contradict each other; one of them may be on a fork, or lie. */
    record Disputed(String why) implements Fate {}

    /** Nothing can become certain any more without a person. */
    record Impossible(String why) implements Fate {}
}
