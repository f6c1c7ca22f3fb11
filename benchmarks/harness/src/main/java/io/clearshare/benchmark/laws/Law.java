package io.clearshare.benchmark.laws;

import java.util.List;

/** What is demanded of the costs at the points of a factor. */
interface Law {

    /** The demand, as a reader of the table sees it. */
    String demand();

    /** Judges points that are all right in every cell, at least two. */
    Verdict judge(List<Measured> points);
}
