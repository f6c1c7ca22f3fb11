package io.clearshare.admin.progress;

import io.clearshare.admin.eventlog.EventLog;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.admin.spool.Spool;
import io.clearshare.admin.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves {@code completeUpTo} forward.
 *
 * <p>A mark is an instant and, taken later, how far the topics reach once all that was accepted before the instant is in
 * them. When the readable rows cover that, everything accepted before the instant is complete.
 */
@Component
class TrackProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(TrackProgress.class);
    private static final int MARKS_MAX = 256;
    private static final DateTimeFormatter CLICKHOUSE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final EventLog log;
    private final Spool spool;
    private final ProgrammeLog programme;
    private final Warehouse warehouse;
    private final Covered covered;
    private final Clock clock;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private @Nullable Accepted accepted;
    private volatile Instant completeUpTo = Instant.EPOCH;

    TrackProgress(
            EventLog log, Spool spool, ProgrammeLog programme, Warehouse warehouse, Covered covered, Clock clock) {
        this.log = log;
        this.spool = spool;
        this.programme = programme;
        this.warehouse = warehouse;
        this.covered = covered;
        this.clock = clock;
    }

    /** Everything accepted before the instant is among the first {@code spooled} records of the spool, or in Kafka. */
    private record Accepted(Instant at, long spooled) {}

    private record Mark(Instant at, Map<TopicPartition, Long> ends) {}

    @Override
    public Instant completeUpTo() {
        return completeUpTo;
    }

    @Override
    public Snapshot snapshot() {
        // Upstream first: a record that moves on in between is counted twice, never missed.
        long waiting = programme.unpublished() + spool.appended() - spool.delivered();
        Map<TopicPartition, Long> ends = log.endOffsets();
        Covered.Offsets offsets = covered.now();
        return new Snapshot(waiting + offsets.missing(ends), completeUpTo, offsets.committedAt());
    }

    @Override
    public Map<String, Long> lagByTopic() {
        Map<TopicPartition, Long> ends = log.endOffsets();
        Covered.Offsets offsets = covered.now();
        Map<String, Long> lags = new HashMap<>();
        ends.forEach(
                (partition, end) -> lags.merge(partition.topic(), offsets.missing(Map.of(partition, end)), Long::sum));
        return lags;
    }

    @Scheduled(fixedDelay = 250)
    synchronized void advance() {
        if (!log.isReady()) {
            return;
        }
        try {
            setMark();
            moveTo(covered.now());
        } catch (Refused | DataAccessException e) {
            LOG.debug("Progress is unknown: {}", e.getMessage());
        }
    }

    private void setMark() {
        if (accepted == null) {
            accepted = new Accepted(Instant.ofEpochMilli(clock.millis()), spool.appended());
        }
        boolean allInKafka = spool.delivered() >= accepted.spooled() && programme.unpublished() == 0;
        if (allInKafka && marks.size() < MARKS_MAX) {
            marks.addLast(new Mark(accepted.at(), log.endOffsets()));
            accepted = null;
        }
    }

    private void moveTo(Covered.Offsets offsets) {
        Instant reached = null;
        for (Mark mark = marks.peekFirst(); mark != null; mark = marks.peekFirst()) {
            if (offsets.committedAt() == null || offsets.missing(mark.ends()) > 0) {
                break;
            }
            reached = mark.at();
            marks.removeFirst();
        }
        if (reached != null && reached.isAfter(completeUpTo)) {
            warehouse.execute(
                    "INSERT INTO complete_up_to (at) VALUES ('" + CLICKHOUSE_TIME.format(reached) + "')", Map.of());
            completeUpTo = reached;
        }
    }
}
