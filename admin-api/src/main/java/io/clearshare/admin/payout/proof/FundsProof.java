package io.clearshare.admin.payout.proof;

import java.util.List;

/**
 * Whether there is enough for what is owed, now and before.
 *
 * @param live    of this minute, one per currency; empty while the chain does not answer
 * @param samples what was stored, the oldest first
 */
public record FundsProof(List<FundsSample> live, List<FundsSample> samples) {}
