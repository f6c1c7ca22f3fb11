package io.clearshare.admin.earning;

import java.time.Instant;

/**
 * An earning line of the stream whose time to settle has passed; only adjustments of its own kind may follow it.
 *
 * @param negates the earning that it takes back whole, or {@code ""}
 */
record SettledLine(
        String earningId,
        String influencerId,
        String code,
        String conversionId,
        String kind,
        long amountMicros,
        String currency,
        Instant occurredAt,
        Instant settlesAt,
        int tier,
        long ruleVersion,
        String negates,
        boolean held) {}
