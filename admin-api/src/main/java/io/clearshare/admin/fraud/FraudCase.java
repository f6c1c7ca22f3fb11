package io.clearshare.admin.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rule hits that are decided about together.
 *
 * @param decision {@code confirmed} or {@code lifted}; null while the case is open
 * @param hits     live hits, those in shadow mode not counted
 */
record FraudCase(
        String caseId,
        String rule,
        boolean open,
        @Nullable String decision,
        @Nullable String note,
        String influencerId,
        @Nullable String handle,
        String code,
        long hits,
        Instant firstAt,
        Instant lastAt) {}
