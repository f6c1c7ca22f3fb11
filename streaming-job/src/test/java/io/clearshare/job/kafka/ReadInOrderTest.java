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
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadInOrderTest {

    private static final long START = 1_772_366_400_000L;
    private static final int RECORDS_PER_POLL = 20;
    private static final int GAP_MAX_MILLIS = 50;

    private final long seed = Long.getLong("clearshare.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ReadInOrder order = new ReadInOrder();
    private final Map<TopicPartition, Queue<Long>> unread = new LinkedHashMap<>();
    private final Set<TopicPartition> waiting = new LinkedHashSet<>();
    /** Partitions of which nobody knows whether they have more than can be read of them. */
    private final Set<TopicPartition> away = new LinkedHashSet<>();

    @Test
    void aBacklogIsReadInTheOrderOfItsTimes() {
        for (int i = 0; i < 6; i++) {
            partition(i, random.nextInt(i % 2 == 0 ? 3_000 : 100));
        }
        long disorderMax = ReadInOrder.AHEAD_MAX_MILLIS + (RECORDS_PER_POLL + 1) * (long) GAP_MAX_MILLIS;
        while (anything()) {
            for (long read : poll()) {
                assertThat(read - oldest()).as("seed %d", seed).isLessThanOrEqualTo(disorderMax);
            }
        }
    }

    @Test
    void everythingIsReadWhateverItsTimeAndWhoeverIsAway() {
        for (int i = 0; i < 4; i++) {
            partition(i, random.nextInt(200));
        }
        away.add(at(random.nextInt(4)));
        for (int step = 0; step < 5_000; step++) {
            if (random.nextInt(3) == 0) {
                left(at(random.nextInt(4))).add(START + random.nextInt(10) * 1_000_000L + step);
            }
            poll();
        }
        int left = unread.values().stream().mapToInt(Queue::size).sum();
        for (int i = 0; i < 2 * left; i++) {
            poll();
        }
        assertThat(anything()).as("seed %d", seed).isFalse();
    }

    @Test
    void nobodyWaitsForAPartitionThatHasNothing() {
        TopicPartition busy = partition(0, 0);
        TopicPartition quiet = partition(1, 0);
        order.read(quiet, START);
        order.read(busy, START + 60_000);
        assertThat(order.look(any -> true).pause()).containsExactly(busy);
        assertThat(order.look(busy::equals).resume()).containsExactly(busy);
        assertThat(order.look(any -> true).pause()).containsExactly(busy);
        order.nothingCame();
        assertThat(order.look(any -> true).resume()).containsExactly(busy);
        order.read(quiet, START + 1_000);
        assertThat(order.look(any -> true).pause()).containsExactly(busy);
    }

    @Test
    void aPartitionThatWasNeverReadIsWaitedFor() {
        TopicPartition first = partition(0, 0);
        TopicPartition second = partition(1, 0);
        order.read(first, START);
        assertThat(order.look(any -> true).pause()).containsExactly(first);
        order.read(second, START);
        assertThat(order.look(any -> true).resume()).containsExactly(first);
    }

    /** A consumer that has just started may have nothing for longer than its patience. */
    @Test
    void aSilenceInWhichNobodyWaitsSaysNothingOfAPartition() {
        TopicPartition first = partition(0, 0);
        partition(1, 0);
        order.nothingCame();
        order.read(first, START);
        assertThat(order.look(any -> true).pause()).containsExactly(first);
        order.nothingCame();
        assertThat(order.look(any -> true).resume()).containsExactly(first);
    }

    private static TopicPartition at(int number) {
        return new TopicPartition("clicks", number);
    }

    private TopicPartition partition(int number, int records) {
        Queue<Long> times = new ArrayDeque<>();
        long at = START;
        for (int i = 0; i < records; i++) {
            at += random.nextInt(GAP_MAX_MILLIS + 1);
            times.add(at);
        }
        unread.put(at(number), times);
        order.add(at(number));
        return at(number);
    }

    private Queue<Long> left(TopicPartition partition) {
        return Objects.requireNonNull(unread.get(partition));
    }

    private boolean anything() {
        return unread.values().stream().anyMatch(queue -> !queue.isEmpty());
    }

    private long oldest() {
        return unread.values().stream()
                .filter(queue -> !queue.isEmpty())
                .mapToLong(Queue::element)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Reads a partition that does not wait, mostly the one furthest ahead: nothing but the order keeps it back. */
    private List<Long> poll() {
        List<TopicPartition> readable = new ArrayList<>(unread.keySet());
        readable.removeIf(partition -> left(partition).isEmpty() || waiting.contains(partition));
        readable.sort(Comparator.comparing(partition -> -left(partition).element()));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(readable, random);
        }
        List<Long> read = new ArrayList<>();
        if (readable.isEmpty()) {
            order.nothingCame();
        } else {
            Queue<Long> records = left(readable.get(0));
            while (!records.isEmpty() && read.size() < RECORDS_PER_POLL) {
                read.add(records.remove());
            }
            order.read(readable.get(0), read.get(read.size() - 1));
        }
        apply(order.look(
                partition -> away.contains(partition) || !left(partition).isEmpty()));
        return read;
    }

    private void apply(ReadInOrder.Change change) {
        for (TopicPartition partition : change.pause()) {
            assertThat(waiting.add(partition))
                    .as("seed %d: %s did not wait", seed, partition)
                    .isTrue();
        }
        for (TopicPartition partition : change.resume()) {
            assertThat(waiting.remove(partition))
                    .as("seed %d: %s waited", seed, partition)
                    .isTrue();
        }
    }
}
