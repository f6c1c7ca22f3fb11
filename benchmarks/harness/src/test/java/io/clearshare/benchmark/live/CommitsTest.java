package io.clearshare.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitsTest {

    private static final TopicPartition CLICKS = new TopicPartition("clicks", 0);
    private static final TopicPartition TRADES = new TopicPartition("trades", 3);

    private final Commits commits = new Commits(Map.of(
            CLICKS, List.of(new Commits.Commit(2, 1_000), new Commits.Commit(3, 1_500)),
            TRADES, List.of(new Commits.Commit(3, 2_000))));

    @Test
    void aRecordCanBeReadFromTheFirstCommitBeyondItOn() {
        assertThat(commits.visibleAt(CLICKS)).containsExactly(1_000, 1_000, 1_500);
        assertThat(commits.visibleAt(new TopicPartition("clicks", 1))).isEmpty();
    }

    @Test
    void coversWhatEveryPartitionHasReached() {
        assertThat(commits.cover(Map.of(CLICKS, 3L, TRADES, 3L))).isTrue();
        assertThat(commits.cover(Map.of(CLICKS, 4L))).isFalse();
        assertThat(commits.cover(Map.of(new TopicPartition("posts", 0), 0L))).isTrue();
    }

    @Test
    void theRateIsThatOfTheSecondHalf() {
        // Three of six records are there at 1,500 ms, the other three half a second later.
        assertThat(commits.perSecondWhenWarm()).hasValue(6);
        assertThat(new Commits(Map.of()).perSecondWhenWarm()).isEmpty();
    }
}
