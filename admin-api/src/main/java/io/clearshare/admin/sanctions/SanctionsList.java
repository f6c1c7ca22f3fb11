package io.clearshare.admin.sanctions;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of the list.
 *
 * @param asOf       the day on which this content was known to be the list
 * @param sourceHash SHA-256 of the file, as hexadecimal digits
 * @param screened   addresses of influencers that were compared when it came
 * @param hits       how many of them it names
 */
public record SanctionsList(
        long listId,
        String name,
        LocalDate asOf,
        String sourceHash,
        int addresses,
        int screened,
        int hits,
        Instant importedAt,
        String importedBy) {}
