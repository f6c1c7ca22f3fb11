package io.clearshare.benchmark.expect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A table reduced to one number per conversion: the sum of the digests of its rows, in whatever order they come. */
public final class Cells {

    private final Map<Long, Long> digests = new HashMap<>();

    /** Adds a row of a conversion. */
    public void add(String conversionId, long row) {
        digests.merge(digest(conversionId), row, Long::sum);
    }

    /** Sets everything that is known of a conversion. */
    public void put(String conversionId, long rows) {
        digests.put(digest(conversionId), rows);
    }

    public void remove(String conversionId) {
        digests.remove(digest(conversionId));
    }

    public int size() {
        return digests.size();
    }

    /** How these cells differ from the expected ones; empty when they do not. */
    public Optional<String> differenceFrom(Cells expected) {
        long missing = 0;
        long wrong = 0;
        for (Map.Entry<Long, Long> cell : expected.digests.entrySet()) {
            Long actual = digests.get(cell.getKey());
            if (actual == null) {
                missing++;
            } else if (!actual.equals(cell.getValue())) {
                wrong++;
            }
        }
        long more = digests.size() - (expected.digests.size() - missing);
        if (missing == 0 && wrong == 0 && more == 0) {
            return Optional.empty();
        }
        return Optional.of("of " + expected.size() + " conversions " + missing + " are missing, " + wrong
                + " have wrong cells; " + more + " should not be there");
    }

    /** A digest of a row's texts and numbers (FNV-1a over characters, finally mixed). */
    public static long digest(Object... columns) {
        long hash = 0xcbf29ce484222325L;
        for (Object column : columns) {
            String text = column.toString();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1f) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
