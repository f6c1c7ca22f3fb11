package io.clearshare.admin.earning;

/**
 * How many settled lines an influencer has and what they sum to.
 *
 * @param free without the lines that an open case holds
 * @param all  with them
 */
record LineTotals(Sum free, Sum all) {

    /** A number of lines and their sum. */
    record Sum(long lines, long amountMicros) {

        static final Sum NONE = new Sum(0, 0);
    }
}
