package io.clearshare.benchmark.live;

import io.clearshare.benchmark.report.Delays;
import java.util.Locale;

/**
 * How fresh the tables were in one run.
 *
 * @param perSecond the load
 * @param conversions from a signup or trade being due until its credits could be read, over every one
 * @param clicks the same for clicks; an upper bound, since they are written before the checkpoint ends
 * @param warmUp of everything in the seconds that do not count
 * @param accepted from an event being due until the broker had it
 * @param creditsSeen as conversions, but of a sample, until a plain SELECT had answered
 * @param clicksSeen as clicks, likewise
 * @param jobCores processors that the job used; ClickHouse, the broker, and load and observer likewise
 * @param otherCores processors that programs outside of this measurement kept busy
 * @param difference what was wrong with the result; empty when it was right
 */
record Freshness(
        String backend,
        int checkpointMillis,
        double perSecond,
        Delays conversions,
        Delays clicks,
        Delays warmUp,
        Delays accepted,
        Delays creditsSeen,
        Delays clicksSeen,
        double jobCores,
        double clickHouseCores,
        double brokerCores,
        double observerCores,
        double otherCores,
        double stolenPercent,
        String difference) {

    static final String HEAD = """
            Milliseconds from the instant at which an event was due to be sent until it could be read: p50 / p99 / most.
            *Seen*: by plain SELECTs that ask for single rows, the time of the answer included; their number in brackets.

            | state | checkpoint ms | events/s | conversions | conversions seen | clicks at most | clicks seen | warm-up, all | accepted by Kafka | cores: job | ClickHouse | broker | load and observer | others | steal % | result |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    static final String CSV_HEAD = "state,checkpoint_ms,events_per_s,conversions_p50,conversions_p99,conversions_max,"
            + "conversions_seen,conversions_seen_p50,conversions_seen_p99,conversions_seen_max,clicks_p50,clicks_p99,clicks_max,"
            + "clicks_seen,clicks_seen_p50,clicks_seen_p99,clicks_seen_max,accepted_p99,job_cores,clickhouse_cores,broker_cores,"
            + "observer_cores,other_cores,steal_percent,right\n";

    boolean isRight() {
        return difference.isEmpty();
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %s | %s (%d) | %s | %s (%d) | %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %s |%n",
                backend,
                checkpointMillis,
                perSecond,
                conversions,
                creditsSeen,
                creditsSeen.count(),
                clicks,
                clicksSeen,
                clicksSeen.count(),
                warmUp,
                accepted,
                jobCores,
                clickHouseCores,
                brokerCores,
                observerCores,
                otherCores,
                stolenPercent,
                isRight() ? "right" : "WRONG: " + difference);
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%.0f,%s,%d,%s,%s,%d,%s,%.0f,%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,%s%n",
                backend,
                checkpointMillis,
                perSecond,
                csv(conversions),
                creditsSeen.count(),
                csv(creditsSeen),
                csv(clicks),
                clicksSeen.count(),
                csv(clicksSeen),
                accepted.p99(),
                jobCores,
                clickHouseCores,
                brokerCores,
                observerCores,
                otherCores,
                stolenPercent,
                isRight());
    }

    private static String csv(Delays delays) {
        return String.format(Locale.ROOT, "%.0f,%.0f,%.0f", delays.p50(), delays.p99(), delays.max());
    }
}
