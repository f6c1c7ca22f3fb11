package io.clearshare.admin.sanctions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An influencer whose address a list names; nothing is paid to them until it is cleared.
 *
 * @param assets    under which the list names the address
 * @param listAsOf  the day of the list that named it first
 * @param reportBy  by when a blocked payment has to be reported, without regard to holidays
 * @param decidedBy a member of the staff, or null while nobody has decided
 */
public record SanctionsCase(
        UUID caseId,
        String influencerId,
        String handle,
        String wallet,
        String assets,
        LocalDate listAsOf,
        String occasion,
        String state,
        Instant openedAt,
        LocalDate reportBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        String note) {}
