package io.clearshare.stack.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * As many events as are asked for, drawn one by one in the order in which platforms would send them over 100 days: of a
 * thousand records 20 are repeats, 10 come an hour to five days late, one is malformed, and one contradicts an earlier one.
 * People, devices and trades collide within groups that share nothing but influencers and wallets.
 */
public final class StormEvents implements Iterator<StormEvents.Sent> {
    private static final int GROUP = 3_000;
    private static final long HOUR = 3_600_000;
    private static final long SPAN = 100 * 24 * HOUR;
    private static final double LATE_MAX = 5 * 24;
    /** Bounds within ten thousand; what an event draws after it counts among the records as well. */
    private static final int LATE = 103;

    private static final int REPEATED = LATE + 205;
    private static final int SPOILT = REPEATED + 10;
    private static final int CONTRADICTED = SPOILT + 10;

    private final SplittableRandom random;
    private final List<RandomEvents> groups = new ArrayList<>();
    private final int count;
    private final long from;
    private final PriorityQueue<Arrival> later = new PriorityQueue<>(Comparator.comparingLong(Arrival::at)
            .thenComparing(arrival -> arrival.sent().place()));
    private int drawn;
    private int sent;

    /** A record for a topic; {@code place} counts the records of a storm. */
    public record Sent(String topic, byte[] key, byte[] value, int place) {}

    private record Arrival(long at, Sent sent) {}

    StormEvents(long seed, int count, long until, List<String> codes, List<String> wallets) {
        this.random = new SplittableRandom(seed);
        this.count = count;
        this.from = until - SPAN;
        for (int group = 0; group * GROUP < count; group++) {
            groups.add(new RandomEvents(seed + group, codes, wallets));
        }
    }

    /** How many records were handed out. */
    public int sent() {
        return sent;
    }

    @Override
    public boolean hasNext() {
        return sent < count;
    }

    @Override
    public Sent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        // The last records come when they come: nothing drawn is left out.
        while (drawn < count && (later.isEmpty() || later.element().at() > now())) {
            draw();
        }
        sent++;
        return later.remove().sent();
    }

    private long now() {
        return from + SPAN / count * drawn;
    }

    private void draw() {
        StoryEvent event = groups.get(random.nextInt(groups.size())).next(time());
        int fate = random.nextInt(10_000);
        byte[] value = Crowd.json(event.fields());
        arrive(fate < LATE ? lateness() : 0, event, value);
        if (fate >= LATE && fate < REPEATED) {
            arrive(random.nextLong(HOUR / 6), event, value);
        } else if (fate >= REPEATED && fate < SPOILT) {
            arrive(random.nextLong(HOUR / 6), event, spoilt(event, value));
        } else if (fate >= SPOILT && fate < CONTRADICTED) {
            arrive(
                    random.nextLong(HOUR / 6),
                    event,
                    Crowd.json(RandomEvents.contradicted(event).fields()));
        }
    }

    /** Now, give or take seconds; and now and then the full hour, so that equal times and window borders occur. */
    private long time() {
        return random.nextInt(8) == 0 ? now() - Math.floorMod(now(), HOUR) : now() - random.nextInt(5_000);
    }

    private long lateness() {
        return Math.round(HOUR * Math.pow(LATE_MAX, random.nextDouble()));
    }

    private void arrive(long after, StoryEvent event, byte[] value) {
        if (drawn < count) {
            later.add(new Arrival(now() + after, new Sent(event.topic(), Crowd.key(event), value, drawn)));
            drawn++;
        }
    }

    private byte[] spoilt(StoryEvent event, byte[] value) {
        return event.topic().equals("clicks")
                ? Spoil.one(event.fields(), value, random)
                : Arrays.copyOf(value, value.length - 1);
    }
}
