package io.clearshare.stack.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is left of any number of cells when there is no room for them: their number and, for each of 4,096 buckets of a
 * table, the sum of 128 bits of their SHA-256. The order in which cells come makes no difference.
 */
final class CellSums implements Cells.Taker {
    private static final int BUCKETS = 4_096;

    private final Map<String, Table> tables = new TreeMap<>();
    private final MessageDigest sha256;

    private static final class Table {
        final long[] sums = new long[2 * BUCKETS];
        final Map<Integer, Long> rows = new HashMap<>();
    }

    CellSums() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static int bucket(String key) {
        return Math.floorMod(key.hashCode() * 0x9E3779B9, BUCKETS);
    }

    @Override
    public void take(String name, String key, String figures) {
        sha256.update(key.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '=');
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(figures.getBytes(StandardCharsets.UTF_8)));
        Table table = table(name);
        int bucket = bucket(key);
        table.sums[2 * bucket] += digest.getLong();
        table.sums[2 * bucket + 1] += digest.getLong();
        table.rows.merge(bucket, 1L, Long::sum);
    }

    private Table table(String name) {
        return tables.computeIfAbsent(name, absent -> new Table());
    }

    Set<String> tables() {
        return tables.keySet();
    }

    long rows(String name) {
        return table(name).rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The buckets of the table in which the other has other cells. */
    Set<Integer> differing(String name, CellSums other) {
        Table here = table(name);
        Table there = other.table(name);
        Set<Integer> buckets = new TreeSet<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            boolean same = here.sums[2 * bucket] == there.sums[2 * bucket]
                    && here.sums[2 * bucket + 1] == there.sums[2 * bucket + 1]
                    && here.rows.getOrDefault(bucket, 0L).equals(there.rows.getOrDefault(bucket, 0L));
            if (!same) {
                buckets.add(bucket);
            }
        }
        return buckets;
    }
}
