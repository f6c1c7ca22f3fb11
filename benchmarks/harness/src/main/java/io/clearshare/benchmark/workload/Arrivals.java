package io.clearshare.benchmark.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** In which order the events of all stories reach the broker: by the time they happened, and some of them late or twice. */
public final class Arrivals {

    /** Stands for a record that is cut off in the place of an event's number. */
    public static final int CUT_OFF = -1;

    private static final int ARRIVAL_BITS = 33;

    private final int eventBits;
    private final int visitorBits;
    private int visitors;

    /** Sorted: when it arrives (33 bits, unsigned), whose it is, which event in as many bits as the longest story wants. */
    private long[] order;

    private Arrivals(Workload workload) {
        int eventsMax = workload.proportions().eventsMax();
        eventBits = Integer.SIZE - Integer.numberOfLeadingZeros(eventsMax);
        visitorBits = Long.SIZE - ARRIVAL_BITS - eventBits;
        order = new long[(int) workload.records() + 4 * eventsMax];
    }

    public static Arrivals of(Workload workload) {
        Arrivals arrivals = new Arrivals(workload);
        Stories stories = new Stories(workload);
        int size = 0;
        while (size < workload.records()) {
            if (arrivals.visitors >= 1 << arrivals.visitorBits) {
                throw new IllegalArgumentException("too many visitors for " + workload);
            }
            int visitor = arrivals.visitors++;
            size = arrivals.add(stories.of(visitor), visitor, workload.proportions(), size);
        }
        arrivals.order = Arrays.copyOf(arrivals.order, size);
        Arrays.parallelSort(arrivals.order);
        return arrivals;
    }

    private int add(Story story, int visitor, Proportions proportions, int before) {
        int size = before;
        SplittableRandom random = new SplittableRandom(story.looks);
        long lateMax = Math.max(Workload.PROMPT_MAX, proportions.lateMax().toMillis());
        for (int event = 0; event < story.size; event++) {
            long happened = story.at[event] - Workload.START;
            boolean late = random.nextInt(1000) < proportions.latePerMille();
            long arrives = happened + random.nextLong(late ? lateMax : Workload.PROMPT_MAX);
            order[size++] = pack(arrives, visitor, event);
            if (random.nextInt(1000) < proportions.repeatsPerMille()) {
                order[size++] = pack(arrives + random.nextLong(Workload.REPEATED_WITHIN), visitor, event);
            }
            if (random.nextInt(1000) < Workload.CUT_OFF_PER_MILLE) {
                order[size++] = pack(arrives, visitor, CUT_OFF);
            }
        }
        return size;
    }

    private long pack(long arrives, int visitor, int event) {
        long place = (long) visitor << eventBits | event & mask(eventBits);
        return (arrives << (visitorBits + eventBits) | place) ^ Long.MIN_VALUE;
    }

    private static int mask(int bits) {
        return (1 << bits) - 1;
    }

    public int size() {
        return order.length;
    }

    public int visitors() {
        return visitors;
    }

    public int visitor(int index) {
        return (int) (order[index] >>> eventBits) & mask(visitorBits);
    }

    /** The number of the event in its visitor's story, or {@link #CUT_OFF}. */
    public int event(int index) {
        int event = (int) order[index] & mask(eventBits);
        return event == mask(eventBits) ? CUT_OFF : event;
    }
}
