package io.clearshare.benchmark.workload;

import java.time.Duration;

/**
 * What a workload is like; {@link #ATTR} is the one that contestants are compared on.
 *
 * @param influencers how many there are, each with one code
 * @param zipf the clicks of the k-th influencer fall with k to this power
 * @param hotPercent share of all clicks that the first influencer gets; 0 leaves it to Zipf's law
 * @param touches clicks of a visitor before its signup, on average; above {@link Story#SPREAD_MAX} exactly so many
 * @param repeatsPerMille of 1,000 events that many are sent twice
 * @param latePerMille of 1,000 events that many are late by up to {@code lateMax}; the others by up to two seconds
 * @param rules which fraud rules are on
 */
public record Proportions(
        int influencers,
        double zipf,
        int hotPercent,
        double touches,
        int repeatsPerMille,
        int latePerMille,
        Duration lateMax,
        Rules rules) {

    /** Fraud rules of a programme. */
    public enum Rules {
        NONE,
        FLOOD_ONLY,
        /** Both rules, as a programme has them that says nothing about rules. */
        ALL
    }

    /** The workload of the comparison. */
    public static final Proportions ATTR = new Proportions(500, 1.1, 0, 5.9, 20, 10, Duration.ofHours(1), Rules.ALL);

    public Proportions withInfluencers(int number) {
        return new Proportions(number, zipf, hotPercent, touches, repeatsPerMille, latePerMille, lateMax, rules);
    }

    public Proportions withPopularity(double exponent, int percentOfFirst) {
        return new Proportions(
                influencers, exponent, percentOfFirst, touches, repeatsPerMille, latePerMille, lateMax, rules);
    }

    public Proportions withTouches(double perVisitor) {
        return new Proportions(
                influencers, zipf, hotPercent, perVisitor, repeatsPerMille, latePerMille, lateMax, rules);
    }

    public Proportions withRepeats(int perMille) {
        return new Proportions(influencers, zipf, hotPercent, touches, perMille, latePerMille, lateMax, rules);
    }

    public Proportions withLateness(int perMille, Duration most) {
        return new Proportions(influencers, zipf, hotPercent, touches, repeatsPerMille, perMille, most, rules);
    }

    public Proportions withRules(Rules on) {
        return new Proportions(influencers, zipf, hotPercent, touches, repeatsPerMille, latePerMille, lateMax, on);
    }

    /** No visitor has more events. */
    int eventsMax() {
        return Story.EVENTS_BESIDE + 2 * (int) Math.ceil(Math.max(0, touches - Story.SPREAD_MAX));
    }
}
