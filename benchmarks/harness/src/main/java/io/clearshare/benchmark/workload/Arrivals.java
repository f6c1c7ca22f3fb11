package io.clearshare.benchmark.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** In which order the events of all stories reach the broker: by the time they happened, and some of them late or twice. */
public final class Arrivals {

    /** Stands for a record that is cut off in the place of an event's number. */
    public static final int CUT_OFF = 255;

    private static final int EVENT_BITS = 8;
    private static final int VISITOR_BITS = 24;

    /** Sorted: when it arrives (32 bits, unsigned), whose it is (24), which event (8). */
    private final long[] order;

    private final int visitors;

    private Arrivals(long[] order, int visitors) {
        this.order = order;
        this.visitors = visitors;
    }

    public static Arrivals of(Workload workload) {
        Story story = new Story(workload.seed());
        long[] order = new long[(int) workload.records() + 4 * Story.EVENTS_MAX];
        int size = 0;
        int visitor = 0;
        while (size < workload.records()) {
            if (visitor >= 1 << VISITOR_BITS) {
                throw new IllegalArgumentException("too many visitors for " + workload);
            }
            story.tell(visitor);
            SplittableRandom random = new SplittableRandom(story.looks);
            for (int event = 0; event < story.size; event++) {
                long happened = story.at[event] - Workload.START;
                boolean late = random.nextInt(1000) < Workload.LATE_PER_MILLE;
                long arrives = happened + random.nextLong(late ? Workload.LATE_MAX : Workload.PROMPT_MAX);
                order[size++] = pack(arrives, visitor, event);
                if (random.nextInt(1000) < Workload.REPEATS_PER_MILLE) {
                    order[size++] = pack(arrives + random.nextLong(Workload.LATE_MAX), visitor, event);
                }
                if (random.nextInt(1000) < Workload.CUT_OFF_PER_MILLE) {
                    order[size++] = pack(arrives, visitor, CUT_OFF);
                }
            }
            visitor++;
        }
        long[] sorted = Arrays.copyOf(order, size);
        Arrays.parallelSort(sorted);
        return new Arrivals(sorted, visitor);
    }

    private static long pack(long arrives, int visitor, int event) {
        return ((arrives << (VISITOR_BITS + EVENT_BITS)) | ((long) visitor << EVENT_BITS) | event) ^ Long.MIN_VALUE;
    }

    public int size() {
        return order.length;
    }

    public int visitors() {
        return visitors;
    }

    public int visitor(int index) {
        return (int) (order[index] >>> EVENT_BITS) & ((1 << VISITOR_BITS) - 1);
    }

    /** The number of the event in its visitor's story, or {@link #CUT_OFF}. */
    public int event(int index) {
        return (int) order[index] & ((1 << EVENT_BITS) - 1);
    }
}
