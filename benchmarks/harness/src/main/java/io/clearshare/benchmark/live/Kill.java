package io.clearshare.benchmark.live;

import java.util.Locale;

/**
 * How the stream came back after a process was killed; infinity where it did not in time.
 *
 * @param part the process
 * @param firstSeconds from the kill until a row of an event that was due after it could be read
 * @param seenSeconds until a plain SELECT had found the credits of the first signup that was due after it
 * @param normalSeconds until events could be read again as soon as before
 */
record Kill(String part, double firstSeconds, double seenSeconds, double normalSeconds) {

    static final String HEAD = """
            Seconds from kill -9 on. *First row*: an event that was due after the kill can be read. *Seen*: a plain SELECT on
            `credits` has found the first signup that was due after it. *Normal*: events can be read within %.0f ms again, twice
            what 99 of 100 took before the first kill, for three seconds on end.

            | killed | first row | seen | normal |
            |---|---|---|---|
            """;

    static final String CSV_HEAD = "killed,first_row_s,seen_s,normal_s\n";

    String row() {
        return String.format(
                Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", part, firstSeconds, seenSeconds, normalSeconds);
    }

    String csv() {
        return String.format(Locale.ROOT, "%s,%.2f,%.2f,%.2f%n", part, firstSeconds, seenSeconds, normalSeconds);
    }
}
