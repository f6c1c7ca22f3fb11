package io.clearshare.stack.runner;

import io.clearshare.stack.story.Crowd;
import io.clearshare.stack.story.StormEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends events and meanwhile ends Flink's processes as a power cut would, at places in the stream that the seed chooses. */
final class KillStorm {
    private static final String TASKMANAGER = "taskmanager";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGER_THAN_BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);
    private static final int KILLS_MAX = 50;

    private final WholeStack whole;
    private final Crowd crowd;
    private final Random random;
    private final int events;
    private final StormEvents storm;
    private final List<Kill> kills = new ArrayList<>();

    /**
     * One killed process.
     *
     * @param lag records that the tables did not show just after; without one of the two they show no more
     * @param brokeCheckpoint whether it died while a checkpoint was under way, which could not complete
     */
    record Kill(String part, long lag, boolean brokeCheckpoint, Duration back) {}

    KillStorm(WholeStack whole, Crowd crowd, long seed, int events) {
        this.whole = whole;
        this.crowd = crowd;
        this.random = new Random(seed);
        this.events = events;
        this.storm = crowd.storm(events);
    }

    List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Returns when all is sent and everybody who was killed is back; some TaskManagers die during a checkpoint. */
    void rage(int taskManagers, int jobManagers, int duringCheckpoints) throws IOException, InterruptedException {
        Deque<String> victims = victims(taskManagers, jobManagers);
        while (!victims.isEmpty()) {
            String victim = victims.remove();
            long missing = duringCheckpoints
                    - kills.stream().filter(Kill::brokeCheckpoint).count();
            boolean duringCheckpoint = missing > 0 && victim.equals(TASKMANAGER);
            int share = (events - storm.sent()) / (victims.size() + 2);
            crowd.send(storm, share);
            crowd.awaitLag(Math.round(crowd.lag() * (0.1 + 0.85 * random.nextDouble())));
            int last = Math.max(1, share / 10);
            Kill kill = duringCheckpoint ? killDuringCheckpoint(victim, last) : kill(victim, last);
            kills.add(kill);
            System.out.printf(
                    "kill %d at %d events sent, %d to go: %s%n", kills.size(), storm.sent(), victims.size(), kill);
            if (duringCheckpoint && !kill.brokeCheckpoint && kills.size() < KILLS_MAX) {
                // The checkpoint was over before the process was: once more.
                victims.addFirst(TASKMANAGER);
            }
        }
        crowd.send(storm, events);
        System.out.printf(
                "%d records sent, %d kills, the smallest lag %d, %d during a checkpoint that failed%n",
                storm.sent(),
                kills.size(),
                kills.stream().mapToLong(Kill::lag).min().orElse(0),
                kills.stream().filter(Kill::brokeCheckpoint).count());
    }

    private Deque<String> victims(int taskManagers, int jobManagers) {
        List<String> victims = new ArrayList<>(Collections.nCopies(taskManagers, TASKMANAGER));
        victims.addAll(Collections.nCopies(jobManagers, "jobmanager"));
        Collections.shuffle(victims, random);
        return new ArrayDeque<>(victims);
    }

    /** Of the last records the tables show none yet: they show a record after the checkpoint that follows it. */
    private Kill kill(String part, int last) throws IOException, InterruptedException {
        crowd.send(storm, last);
        return kill(part, null);
    }

    private Kill killDuringCheckpoint(String part, int last) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (BegunCheckpoints begun = new BegunCheckpoints(whole.checkpoints())) {
                crowd.send(storm, last);
                Optional<Path> checkpoint = begun.next(LONGER_THAN_BETWEEN_CHECKPOINTS);
                if (checkpoint.isPresent()) {
                    return kill(part, checkpoint.get());
                }
            }
        }
        throw new IOException("No checkpoint begins");
    }

    private Kill kill(String part, @Nullable Path underWay) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long dead = whole.kill(part);
        long lag = crowd.lag();
        whole.awaitSuccessor(part, dead);
        // A checkpoint that was complete after all is kept until three others are.
        boolean broke = underWay != null && !BegunCheckpoints.isComplete(underWay);
        return new Kill(part, lag, broke, Duration.ofMillis((System.nanoTime() - began) / 1_000_000));
    }
}
