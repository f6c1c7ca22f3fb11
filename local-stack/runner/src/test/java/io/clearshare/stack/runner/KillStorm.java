package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.story.Crowd;
import io.clearshare.stack.story.StormEvents;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Sends events and meanwhile ends Flink's processes as a power cut would, at places in the stream that the seed chooses. */
final class KillStorm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASKMANAGER = "taskmanager";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int KILLS_MAX = 50;

    private final WholeStack whole;
    private final Crowd crowd;
    private final Random random;
    private final int events;
    private final StormEvents storm;
    private final URI flink;
    private final List<Kill> kills = new ArrayList<>();

    /**
     * One killed process.
     *
     * @param lag records that the tables did not show at that moment
     * @param brokeCheckpoint whether a checkpoint was under way that could not complete; of a TaskManager only, because a
     *     JobManager takes what it knows about checkpoints with it
     */
    record Kill(String part, long lag, boolean brokeCheckpoint, Duration back) {}

    KillStorm(WholeStack whole, Crowd crowd, long seed, int events) {
        this.whole = whole;
        this.crowd = crowd;
        this.random = new Random(seed);
        this.events = events;
        this.storm = crowd.storm(events);
        this.flink = URI.create(whole.stack.description().flink().rest());
    }

    List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Returns when all is sent and everybody who was killed is back; some TaskManagers die during a checkpoint. */
    void rage(int taskManagers, int jobManagers, int duringCheckpoints) throws IOException, InterruptedException {
        Deque<String> victims = victims(taskManagers, jobManagers);
        int share = events / (victims.size() + 2);
        while (!victims.isEmpty()) {
            String victim = victims.remove();
            long missing = duringCheckpoints
                    - kills.stream().filter(Kill::brokeCheckpoint).count();
            crowd.send(storm, share);
            awaitLag(Math.round(crowd.lag() * (0.1 + 0.85 * random.nextDouble())));
            Kill kill = kill(victim, missing > 0 && victim.equals(TASKMANAGER));
            kills.add(kill);
            System.out.printf(
                    "kill %d at %d events sent, %d to go: %s%n", kills.size(), storm.sent(), victims.size(), kill);
            if (missing > 0 && victim.equals(TASKMANAGER) && !kill.brokeCheckpoint && kills.size() < KILLS_MAX) {
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

    private void awaitLag(long most) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (crowd.lag() > most) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The tables do not come nearer to the input");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Kill kill(String part, boolean duringCheckpoint) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long lag = crowd.lag();
        Checkpoints before = checkpoints();
        while (lag == 0 || (duringCheckpoint && before.underWay() == 0)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("There is no moment to kill the " + part);
            }
            if (lag == 0) {
                crowd.send(storm, events / 100);
            }
            lag = crowd.lag();
            before = checkpoints();
        }
        long began = System.nanoTime();
        whole.killAndAwaitReturn(part);
        boolean broke = part.equals(TASKMANAGER) && before.underWay() > 0 && aCheckpointFailed(before.failed());
        return new Kill(part, lag, broke, Duration.ofMillis((System.nanoTime() - began) / 1_000_000));
    }

    /** Whether the JobManager gave up a checkpoint because of what was killed; it has noticed when the process is back. */
    private boolean aCheckpointFailed(int before) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (checkpoints().failed() <= before) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    private record Checkpoints(int underWay, int failed) {}

    private Checkpoints checkpoints() {
        int underWay = 0;
        int failed = 0;
        try {
            for (JsonNode job : get("/jobs").path("jobs")) {
                JsonNode counts =
                        get("/jobs/" + job.path("id").asText() + "/checkpoints").path("counts");
                underWay += counts.path("in_progress").asInt();
                failed += counts.path("failed").asInt();
            }
        } catch (IOException e) {
            // A JobManager that has just come back does not know the job yet.
            return new Checkpoints(0, 0);
        }
        return new Checkpoints(underWay, failed);
    }

    private JsonNode get(String path) throws IOException {
        try (InputStream answer = flink.resolve(path).toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }
}
