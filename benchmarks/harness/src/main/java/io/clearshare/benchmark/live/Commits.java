package io.clearshare.benchmark.live;

import io.clearshare.benchmark.contest.ClickHouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Since when each record's rows can be read, as the stream's own tables tell: a writer notes the time when all its rows of a
 * checkpoint have been acknowledged, so a query that begins after the last of these notes sees them all.
 */
final class Commits {

    private static final String QUERY = """
            SELECT o.topic, o.partition, o.next_offset, c.at
            FROM (SELECT DISTINCT checkpoint_id, topic, partition, next_offset FROM stream_offsets) AS o
            JOIN
            (
                SELECT checkpoint_id, max(noted) AS at
                FROM
                (
                    SELECT checkpoint_id, writer, max(writers) AS all_writers, toUnixTimestamp64Milli(min(committed_at)) AS noted
                    FROM stream_commits GROUP BY checkpoint_id, writer
                )
                GROUP BY checkpoint_id HAVING count() = max(all_writers)
            ) AS c ON o.checkpoint_id = c.checkpoint_id
            ORDER BY o.topic, o.partition, o.checkpoint_id
            """;

    /** Every record before the offset can be read from then on. */
    record Commit(long nextOffset, long atMillis) {}

    private final Map<TopicPartition, List<Commit>> commits;

    Commits(Map<TopicPartition, List<Commit>> commits) {
        this.commits = commits;
    }

    static Commits read(ClickHouse clickHouse) throws IOException, InterruptedException {
        Map<TopicPartition, List<Commit>> commits = new HashMap<>();
        clickHouse
                .query(QUERY)
                .lines()
                .map(line -> line.split("\t"))
                .forEach(row -> commits.computeIfAbsent(
                                new TopicPartition(row[0], Integer.parseInt(row[1])), absent -> new ArrayList<>())
                        .add(new Commit(Long.parseLong(row[2]), Long.parseLong(row[3]))));
        return new Commits(commits);
    }

    /** Whether everything before these offsets can be read. */
    boolean cover(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> end.getValue() <= covered(end.getKey()));
    }

    private long covered(TopicPartition partition) {
        List<Commit> of = commits.getOrDefault(partition, List.of());
        return of.isEmpty() ? 0 : of.get(of.size() - 1).nextOffset();
    }

    /** The wall-clock milliseconds since when each record of a partition can be read; fewer when the last cannot be yet. */
    double[] visibleAt(TopicPartition partition) {
        double[] visible = new double[(int) covered(partition)];
        int offset = 0;
        for (Commit commit : commits.getOrDefault(partition, List.of())) {
            for (; offset < commit.nextOffset(); offset++) {
                visible[offset] = commit.atMillis();
            }
        }
        return visible;
    }

    /** Records a second over the second half of them, when programs have warmed up. */
    OptionalDouble perSecondWhenWarm() {
        TreeMap<Long, Long> moved = new TreeMap<>();
        commits.forEach((partition, of) -> {
            long before = 0;
            for (Commit commit : of) {
                moved.merge(commit.atMillis(), commit.nextOffset() - before, Long::sum);
                before = commit.nextOffset();
            }
        });
        long all = moved.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        for (Map.Entry<Long, Long> step : moved.entrySet()) {
            done += step.getValue();
            long left = moved.lastKey() - step.getKey();
            if (2 * done >= all) {
                return left == 0 ? OptionalDouble.empty() : OptionalDouble.of((all - done) * 1e3 / left);
            }
        }
        return OptionalDouble.empty();
    }
}
