package io.clearshare.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.benchmark.workload.Accepted;
import io.clearshare.benchmark.workload.AcceptedEvents;
import io.clearshare.benchmark.workload.Schedule;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Ten events a second for ten seconds; killed at second 2, nothing is committed until second 6. */
class AfterKillTest {

    private static final TopicPartition PARTITION = new TopicPartition("clicks", 0);
    private static final double KILLED = 12_000;

    private final Schedule schedule = new Schedule(10_000, 10);
    private final Accepted accepted = AcceptedEvents.oneAfterTheOther(PARTITION, 100);

    @Test
    void theFirstRowIsTheFirstThatWasDueAfterTheKill() {
        assertThat(after(commits()).firstRowSeconds()).isEqualTo(4);
        assertThat(after(List.of(new Commits.Commit(20, 12_500))).firstRowSeconds())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void normalIsWhenEventsAreReadSoonAgainAndForSeconds() {
        // Event 55 is due at 15,500 ms and the first that is read within half a second.
        assertThat(after(commits()).normalSeconds(500)).isEqualTo(4);
        assertThat(after(commits()).normalSeconds(400)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static List<Commits.Commit> commits() {
        return List.of(
                new Commits.Commit(20, 12_000),
                new Commits.Commit(60, 16_000),
                new Commits.Commit(65, 16_500),
                new Commits.Commit(70, 17_000),
                new Commits.Commit(75, 17_500),
                new Commits.Commit(80, 18_000),
                new Commits.Commit(85, 18_500),
                new Commits.Commit(90, 19_000),
                new Commits.Commit(95, 19_500),
                new Commits.Commit(100, 20_000));
    }

    private AfterKill after(List<Commits.Commit> commits) {
        Observed observed = new Observed(100, schedule, accepted, new Commits(Map.of(PARTITION, commits)));
        return new AfterKill(observed, KILLED, 20_000);
    }
}
