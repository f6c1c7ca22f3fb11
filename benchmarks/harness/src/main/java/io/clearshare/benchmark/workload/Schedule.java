package io.clearshare.benchmark.workload;

/**
 * When each record of a workload is due: evenly spread and fixed beforehand, so that a slow receiver cannot slow the load.
 *
 * @param startMillis wall-clock time at which the first is due
 * @param perSecond records due in a second
 */
public record Schedule(long startMillis, double perSecond) {

    public Schedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("no load: " + perSecond + " events a second");
        }
    }

    /** Wall-clock milliseconds at which a record is due. */
    public double dueMillis(int index) {
        return startMillis + index * 1e3 / perSecond;
    }

    /** The number of the first record that is due at an instant or later. */
    public int firstDueFrom(double millis) {
        return (int) Math.max(0, Math.ceil((millis - startMillis) * perSecond / 1e3));
    }
}
