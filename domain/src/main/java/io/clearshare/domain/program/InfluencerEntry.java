package io.clearshare.domain.program;

import java.util.List;

/**
 * An influencer with its codes, state and payout wallets.
 *
 * @param userId the influencer's own account on the platform, or {@code ""}
 */
public record InfluencerEntry(
        int version,
        long effectiveFrom,
        String influencerId,
        String handle,
        List<String> codes,
        InfluencerState state,
        String userId,
        List<String> wallets)
        implements ProgramEntry {

    public InfluencerEntry {
        codes = List.copyOf(codes);
        wallets = List.copyOf(wallets);
    }

    @Override
    public String entity() {
        return "influencer/" + influencerId;
    }
}
