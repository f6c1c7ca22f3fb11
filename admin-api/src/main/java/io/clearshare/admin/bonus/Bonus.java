package io.clearshare.admin.bonus;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bonus of a month for an influencer.
 *
 * @param amountMicros negative to take an earlier one back
 * @param state        proposed, confirmed or refused
 * @param decidedBy    null while it is proposed, and so are role and time
 */
public record Bonus(
        UUID bonusId,
        String influencerId,
        String handle,
        long amountMicros,
        String month,
        String reason,
        String state,
        String proposedBy,
        String proposedRole,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable String decidedRole,
        @Nullable Instant decidedAt) {

    /** The line that it becomes. */
    public String earningId() {
        return "bonus/" + bonusId;
    }
}
