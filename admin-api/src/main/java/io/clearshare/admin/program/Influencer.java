package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who refers others, as the programme knows them now.
 *
 * @param codes       at least one; the first is the one their link carries
 * @param userId      their own account on the platform, or null when unknown
 * @param wallet      Solana address (base58) payouts go to, or null when none was given
 * @param activeFrom  since when their codes earn while they are active
 */
public record Influencer(
        String influencerId,
        String handle,
        String email,
        InfluencerState state,
        List<String> codes,
        @Nullable String userId,
        @Nullable String wallet,
        Instant activeFrom,
        Instant createdAt) {

    public Influencer {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("influencer " + influencerId + " has no code");
        }
        codes = List.copyOf(codes);
    }

    /** Whether the code is one of theirs that is not retired. */
    public boolean hasCode(String code) {
        return codes.stream().anyMatch(code::equalsIgnoreCase);
    }

    public String code() {
        return codes.get(0);
    }
}
