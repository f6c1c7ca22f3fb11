package io.clearshare.benchmark.laws;

/** The most that a cost may be at a value of a factor, relative to the cost at its base. */
interface Bound {

    double at(double x, double base);

    /** The same everywhere. */
    static Bound atMost(double ratio) {
        return (x, base) -> ratio;
    }

    /** The same from a value on; below it there is no bound. */
    static Bound from(double least, double ratio) {
        return (x, base) -> x >= least ? ratio : Double.POSITIVE_INFINITY;
    }

    /** More by this factor for ten times the value; growth is what it bounds, so there is no bound below the base. */
    static Bound perTenfold(double ratio) {
        return (x, base) -> x < base ? Double.POSITIVE_INFINITY : Math.pow(ratio, Math.log10(x / base));
    }

    /** Growing with the value to this power. */
    static Bound power(double exponent) {
        return (x, base) -> Math.max(1, Math.pow(x / base, exponent));
    }
}
