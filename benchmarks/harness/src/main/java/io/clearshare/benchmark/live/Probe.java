package io.clearshare.benchmark.live;

import io.clearshare.benchmark.contest.ClickHouse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks a public table for one row again and again, as anybody could, until it is there. */
final class Probe {

    private static final long PAUSE_MILLIS = 20;

    /**
     * What was seen of a row, in wall-clock milliseconds.
     *
     * @param index the number of the event in its workload
     * @param missedMillis when the last question without an answer was asked, or 0
     * @param seenMillis when the row was in the asker's hands
     */
    record Sighting(int index, long missedMillis, long seenMillis) {

        /** Whether a question missed the row although it was asked when the row was said to be there. */
        boolean contradicts(double visibleMillis) {
            return missedMillis > visibleMillis;
        }
    }

    private final ClickHouse tables;

    Probe(ClickHouse tables) {
        this.tables = tables;
    }

    /** Looks until the row is there; nothing when it was given up before. */
    Optional<Sighting> await(int index, String rowExists, BooleanSupplier givenUp)
            throws IOException, InterruptedException {
        long missed = 0;
        while (!givenUp.getAsBoolean()) {
            long asked = System.currentTimeMillis();
            if (!"0".equals(tables.query(rowExists).strip())) {
                return Optional.of(new Sighting(index, missed, System.currentTimeMillis()));
            }
            missed = asked;
            Thread.sleep(PAUSE_MILLIS);
        }
        return Optional.empty();
    }
}
