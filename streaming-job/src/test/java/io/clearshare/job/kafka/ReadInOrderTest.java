package io.clearshare.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadInOrderTest {

    private static final long START = 1_772_366_400_000L;
    private static final int RECORDS_PER_LOOK = 20;
    private static final int GAP_MAX_MILLIS = 50;

    private final long seed = Long.getLong("clearshare.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ReadInOrder order = new ReadInOrder();
    private final Map<String, Queue<Long>> unread = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private int unlooked;

    @Test
    void aBacklogIsReadInTheOrderOfItsTimes() {
        for (int i = 0; i < 6; i++) {
            split("s" + i, random.nextInt(i % 2 == 0 ? 3_000 : 100));
        }
        long disorderMax = ReadInOrder.AHEAD_MAX_MILLIS + (RECORDS_PER_LOOK + 1) * (long) GAP_MAX_MILLIS;
        while (anything()) {
            long read = readOne();
            long oldest = unread.values().stream()
                    .filter(queue -> !queue.isEmpty())
                    .mapToLong(Queue::element)
                    .min()
                    .orElse(Long.MAX_VALUE);
            assertThat(read - oldest).as("seed %d", seed).isLessThanOrEqualTo(disorderMax);
        }
    }

    @Test
    void whatComesLaterIsReadWhateverItsTime() {
        for (int i = 0; i < 4; i++) {
            split("s" + i, random.nextInt(200));
        }
        List<String> names = new ArrayList<>(unread.keySet());
        for (int step = 0; step < 5_000; step++) {
            if (random.nextInt(3) == 0) {
                left(names.get(random.nextInt(names.size()))).add(START + random.nextInt(10) * 1_000_000L + step);
            }
            if (anything()) {
                readOne();
            }
        }
        int left = unread.values().stream().mapToInt(Queue::size).sum();
        for (int i = 0; i < left; i++) {
            readOne();
        }
        assertThat(anything()).as("seed %d", seed).isFalse();
    }

    @Test
    void nobodyWaitsForASplitThatHasNothing() {
        split("busy", 0);
        split("quiet", 0);
        order.read("quiet", START);
        order.read("busy", START + 60_000);
        assertThat(order.look().pause()).containsExactly("busy");
        assertThat(order.nothingThere().resume()).containsExactly("busy");
        assertThat(order.look().isNothing()).isTrue();
        order.read("quiet", START + 1_000);
        assertThat(order.look().pause()).containsExactly("busy");
    }

    @Test
    void aSplitThatWasNeverReadIsWaitedFor() {
        split("first", 0);
        split("second", 0);
        order.read("first", START);
        assertThat(order.look().pause()).containsExactly("first");
        order.read("second", START);
        assertThat(order.look().resume()).containsExactly("first");
    }

    private void split(String name, int records) {
        Queue<Long> times = new ArrayDeque<>();
        long at = START;
        for (int i = 0; i < records; i++) {
            at += random.nextInt(GAP_MAX_MILLIS + 1);
            times.add(at);
        }
        unread.put(name, times);
        order.add(name);
    }

    private Queue<Long> left(String name) {
        return Objects.requireNonNull(unread.get(name), name);
    }

    private boolean anything() {
        return unread.values().stream().anyMatch(queue -> !queue.isEmpty());
    }

    /** Reads a record of a split that does not wait, as a reader does that takes whatever comes. */
    private long readOne() {
        List<String> readable = readable();
        if (readable.isEmpty()) {
            apply(order.nothingThere());
            readable = readable();
            assertThat(readable).as("seed %d: somebody may read", seed).isNotEmpty();
        }
        // The one that is furthest ahead, mostly: nothing but the order keeps it back.
        readable.sort(Comparator.comparing(name -> -left(name).element()));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(readable, random);
        }
        String name = readable.get(0);
        long at = left(name).remove();
        order.read(name, at);
        if (++unlooked >= RECORDS_PER_LOOK) {
            unlooked = 0;
            apply(order.look());
        }
        return at;
    }

    private List<String> readable() {
        List<String> names = new ArrayList<>();
        unread.forEach((name, queue) -> {
            if (!queue.isEmpty() && !waiting.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private void apply(ReadInOrder.Change change) {
        for (String name : change.pause()) {
            assertThat(waiting.add(name))
                    .as("seed %d: %s did not wait", seed, name)
                    .isTrue();
        }
        for (String name : change.resume()) {
            assertThat(waiting.remove(name))
                    .as("seed %d: %s waited", seed, name)
                    .isTrue();
        }
    }
}
