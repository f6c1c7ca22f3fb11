package io.clearshare.benchmark.laws;

import java.util.Locale;

/**
 * What one counted pass over a point's workload has cost.
 *
 * @param factor the factor's title
 * @param point the point's label
 * @param x the point's value
 * @param visitors whose stories the workload tells
 * @param clicks distinct clicks in it
 * @param cpuSeconds of the job's process, from its first poll until a checkpoint covered everything
 * @param seconds the same by the clock
 * @param stateBytes of the checkpoint
 * @param heapBytes of live objects with the state still there
 * @param stolenPercent processor time that the machine's host gave to others, while the process ran
 * @param difference how the result was wrong; empty when it was right
 */
record Reading(
        String factor,
        String point,
        double x,
        long records,
        long visitors,
        long clicks,
        double cpuSeconds,
        double seconds,
        long stateBytes,
        long heapBytes,
        double stolenPercent,
        String difference) {

    static final String HEADER =
            "factor,point,x,records,visitors,clicks,cpu_s,seconds,state_bytes,heap_bytes," + "steal_percent,difference";

    boolean isRight() {
        return difference.isEmpty();
    }

    /** The same figures under another factor that has the same point. */
    Reading as(Factor other, Point point) {
        return new Reading(
                other.title(),
                point.label(),
                point.x(),
                records,
                visitors,
                clicks,
                cpuSeconds,
                seconds,
                stateBytes,
                heapBytes,
                stolenPercent,
                difference);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%d,%.2f,%.3f,%d,%d,%.2f,%s",
                factor,
                point,
                x,
                records,
                visitors,
                clicks,
                cpuSeconds,
                seconds,
                stateBytes,
                heapBytes,
                stolenPercent,
                difference.replaceAll("[,\\s]+", " "));
    }

    static Reading of(String line) {
        String[] of = line.split(",", -1);
        return new Reading(
                of[0],
                of[1],
                Double.parseDouble(of[2]),
                Long.parseLong(of[3]),
                Long.parseLong(of[4]),
                Long.parseLong(of[5]),
                Double.parseDouble(of[6]),
                Double.parseDouble(of[7]),
                Long.parseLong(of[8]),
                Long.parseLong(of[9]),
                Double.parseDouble(of[10]),
                of[11]);
    }
}
