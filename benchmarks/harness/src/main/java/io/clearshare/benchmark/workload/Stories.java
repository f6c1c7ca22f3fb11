package io.clearshare.benchmark.workload;

import java.util.Arrays;

/** The stories of a workload, told one by one; those told last are remembered, because long ones take long to tell. */
public final class Stories {

    private static final int EVENTS_REMEMBERED = 2_000_000;
    private static final int STORIES_REMEMBERED = 4_096;

    private final Story[] told;
    private final int[] whose;

    public Stories(Workload workload) {
        Popularity popularity = Popularity.of(workload.proportions());
        int eventsMax = workload.proportions().eventsMax();
        told = new Story[Math.max(1, Math.min(STORIES_REMEMBERED, EVENTS_REMEMBERED / eventsMax))];
        Arrays.setAll(told, i -> new Story(workload, popularity));
        whose = new int[told.length];
        Arrays.fill(whose, -1);
    }

    /** The story of a visitor, to be read before the next is asked for. */
    public Story of(int visitor) {
        int place = visitor % told.length;
        if (whose[place] != visitor) {
            told[place].tell(visitor);
            whose[place] = visitor;
        }
        return told[place];
    }
}
