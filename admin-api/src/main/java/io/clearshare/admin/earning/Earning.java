package io.clearshare.admin.earning;

import java.time.Instant;
import java.util.UUID;

/**
 * An earning line in the books.
 *
 * @param transactionId the ledger transaction that credits it
 * @param note          of a cap its limit, of a bonus and of a withholding the reason
 */
public record Earning(
        String earningId,
        String influencerId,
        String code,
        String conversionId,
        String kind,
        long amountMicros,
        Instant occurredAt,
        Instant settlesAt,
        int tier,
        long ruleVersion,
        UUID transactionId,
        Instant importedAt,
        String note) {}
