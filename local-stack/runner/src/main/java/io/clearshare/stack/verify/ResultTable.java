package io.clearshare.stack.verify;

import io.clearshare.stack.oracle.Oracle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** A table that anybody can recompute: the columns that make its key, and how the oracle has it. A row is its cells, joined by bars. */
enum ResultTable {
    CREDITS(3, oracle -> oracle.credits),
    EARNINGS(2, oracle -> oracle.earnings),
    ROI_DAILY(5, oracle -> oracle.roiDaily),
    EXPERIMENT_COUNTS(3, oracle -> oracle.experimentCounts);

    private final int keyCells;
    private final Function<Oracle, Map<String, ?>> rows;

    ResultTable(int keyCells, Function<Oracle, Map<String, ?>> rows) {
        this.keyCells = keyCells;
        this.rows = rows;
    }

    String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The cells that make the key, joined. */
    String key(List<String> cells) {
        return String.join("|", cells.subList(0, keyCells));
    }

    /** The oracle's rows of the days that are wanted, by key. */
    Map<String, String> recomputed(Oracle oracle, Predicate<LocalDate> wanted) {
        Map<String, LocalDate> days = this == EARNINGS ? conversionDays(oracle) : Map.of();
        Map<String, String> recomputed = new TreeMap<>();
        rows.apply(oracle).forEach((key, figures) -> {
            String row = key + "|" + figures;
            LocalDate day = this == EARNINGS ? days.getOrDefault(head(key), LocalDate.MIN) : day(key, row);
            if (wanted.test(day)) {
                recomputed.put(key, row);
            }
        });
        return recomputed;
    }

    private static Map<String, LocalDate> conversionDays(Oracle oracle) {
        Map<String, LocalDate> days = new TreeMap<>();
        oracle.credits.forEach((key, figures) -> days.put(head(key), CREDITS.day(key, key + "|" + figures)));
        return days;
    }

    private static String head(String key) {
        return key.substring(0, key.indexOf('|'));
    }

    private LocalDate day(String key, String row) {
        return switch (this) {
            case CREDITS -> day(row.split("\\|", -1)[6]);
            case ROI_DAILY -> LocalDate.parse(head(key));
            case EXPERIMENT_COUNTS -> day(key.substring(key.lastIndexOf('|') + 1));
            case EARNINGS -> throw new IllegalStateException("An earning's day is its conversion's");
        };
    }

    private static LocalDate day(String millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), ZoneOffset.UTC);
    }

    /** The SHA-256 of the rows' SHA-256, sorted as unsigned bytes and joined, in hexadecimal; no order of the rows matters. */
    static String hash(Collection<String> rows) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            List<byte[]> digests = new ArrayList<>();
            for (String row : rows) {
                digests.add(sha256.digest(row.getBytes(StandardCharsets.UTF_8)));
            }
            digests.sort(Arrays::compareUnsigned);
            digests.forEach(sha256::update);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
