package io.clearshare.benchmark.laws;

import java.util.List;

/**
 * Whether a law is kept.
 *
 * @param finding what was found, in one line
 * @param ratios what to draw, in order; empty when there is nothing to draw
 */
record Verdict(boolean kept, String finding, List<Ratio> ratios) {

    /** The cost at a point relative to the base, least and most of its readings, and the most that the law allows. */
    record Ratio(String label, double least, double median, double most, double bound) {

        boolean keeps() {
            return median <= bound;
        }
    }

    Verdict {
        ratios = List.copyOf(ratios);
    }
}
