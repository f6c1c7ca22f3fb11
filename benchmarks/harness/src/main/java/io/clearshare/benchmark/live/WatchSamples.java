package io.clearshare.benchmark.live;

import io.clearshare.benchmark.workload.Schedule;
import io.clearshare.domain.event.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Asks for the rows of one event after the other, credits and clicks in turns, from the time each is due. */
final class WatchSamples implements AutoCloseable {

    private final Probe probe;
    private final Samples samples;
    private final Schedule schedule;
    private final int pauseMillis;
    private final Random random;
    private final List<Probe.Sighting> sightings = new ArrayList<>();
    private final CompletableFuture<List<Probe.Sighting>> seen = new CompletableFuture<>();
    private volatile boolean stopped;

    private WatchSamples(Probe probe, Samples samples, Schedule schedule, int pauseMillis, long seed) {
        this.probe = probe;
        this.samples = samples;
        this.schedule = schedule;
        this.pauseMillis = pauseMillis;
        this.random = new Random(seed);
    }

    /**
     * Begins to ask; returns at once.
     *
     * @param pauseMillis the longest pause between two samples; pauses are drawn, or every sample would begin just after a commit
     */
    static WatchSamples start(Probe probe, Samples samples, Schedule schedule, int pauseMillis, long seed) {
        WatchSamples watch = new WatchSamples(probe, samples, schedule, pauseMillis, seed);
        Thread thread = new Thread(watch::run, "samples");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            for (Topic topic = Topic.SIGNUPS; !stopped; topic = topic == Topic.CLICKS ? Topic.SIGNUPS : Topic.CLICKS) {
                Thread.sleep(random.nextInt(pauseMillis));
                OptionalInt next = samples.next(schedule.firstDueFrom((double) System.currentTimeMillis()), topic);
                if (next.isEmpty()) {
                    break;
                }
                int index = next.getAsInt();
                Thread.sleep(Math.max(0, (long) schedule.dueMillis(index) - System.currentTimeMillis()));
                probe.await(index, samples.rowExists(index), () -> stopped).ifPresent(sightings::add);
            }
            seen.complete(sightings);
        } catch (InterruptedException e) {
            seen.cancel(false);
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            seen.completeExceptionally(e);
        }
    }

    /** What was seen until now; nothing more is asked. */
    List<Probe.Sighting> end() {
        stopped = true;
        return seen.join();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
