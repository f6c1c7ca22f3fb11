package io.clearshare.benchmark.live;

/** Reads from what was observed when the stream was itself again after a kill. */
final class AfterKill {

    private static final double CALM_MILLIS = 3_000;

    private final Observed observed;
    private final double killedAt;
    private final int from;
    private final int to;

    /**
     * Looks at the events that are due from the kill on.
     *
     * @param untilMillis when the next kill comes, or the load ends
     */
    AfterKill(Observed observed, double killedAt, double untilMillis) {
        this.observed = observed;
        this.killedAt = killedAt;
        this.from = observed.firstDueFrom(killedAt);
        this.to = Math.min(observed.size(), observed.firstDueFrom(untilMillis));
    }

    /** Seconds until an event that was due after the kill could be read. */
    double firstRowSeconds() {
        double first = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            first = Math.min(first, observed.visibleMillis(i));
        }
        return (first - killedAt) / 1e3;
    }

    /** Seconds until the first of the events that could all be read within the limit, for some seconds on end. */
    double normalSeconds(double limitMillis) {
        int calm = from;
        for (int i = from; i < to; i++) {
            if (observed.delayMillis(i) > limitMillis) {
                calm = i + 1;
            } else if (observed.dueMillis(i) - observed.dueMillis(calm) >= CALM_MILLIS) {
                return (observed.visibleMillis(calm) - killedAt) / 1e3;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
