package io.clearshare.job.state;

import io.clearshare.job.message.Outcome;

/** How many records of one topic met each fate so far, by the order of {@link Outcome.Kind}. */
public record Totals(long[] records) {

    public static Totals zero() {
        return new Totals(new long[Outcome.Kind.values().length]);
    }

    public void add(Outcome outcome) {
        records[outcome.kind().ordinal()] += outcome.records();
    }
}
