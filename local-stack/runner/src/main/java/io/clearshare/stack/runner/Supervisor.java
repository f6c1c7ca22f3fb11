package io.clearshare.stack.runner;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.LaunchFailed;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts the parts and brings a dead one back on the same port and data, until it dies too often. */
final class Supervisor {

    private static final int DEATHS_MAX = 6;
    private static final Duration DEATHS_WITHIN = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS_MAX = 4_000;

    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final Map<String, Deque<Long>> deaths = new ConcurrentHashMap<>();
    private final Map<String, Successor> successors = new ConcurrentHashMap<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final ExecutorService restarts = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "restart");
        thread.setDaemon(true);
        return thread;
    });
    private final Progress progress;
    private final Runnable changed;
    private volatile boolean stopping;

    /** @param changed told after a part came back under another process id */
    Supervisor(Progress progress, Runnable changed) {
        this.progress = progress;
        this.changed = changed;
    }

    /** Starts the part and returns when it is ready; from then on it is kept alive. */
    void start(Part part) throws InterruptedException {
        long began = System.nanoTime();
        try {
            launch(part);
        } catch (LaunchFailed e) {
            throw new Refused(sentence(e), e);
        } catch (IOException | SQLException e) {
            throw new Refused(
                    part.name() + " could not be started (" + e.getMessage() + "): try again, or start over"
                            + " with --reset.",
                    e);
        }
        progress.ready(part.name(), Duration.ofNanos(System.nanoTime() - began));
        part.standby().ifPresent(standby -> {
            Successor successor = new Successor(standby, progress);
            successors.put(part.name(), successor);
            successor.prepare();
        });
    }

    private void launch(Part part) throws IOException, InterruptedException, SQLException, LaunchFailed {
        ChildProcess child = ChildProcess.start(part.launching().launch());
        children.put(part.name(), child);
        if (stopping) {
            child.kill();
            return;
        }
        try {
            part.preparation().prepare(child);
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            child.kill();
            throw e;
        }
        keepAlive(part, child);
    }

    private void keepAlive(Part part, ChildProcess child) {
        // What goes wrong in a revival becomes the failure of the stack.
        var unused = child.ended().thenAcceptAsync(dead -> revive(part, dead), restarts);
    }

    private void revive(Part part, ChildProcess dead) {
        String cause = "exit code " + dead.exitCode();
        try {
            for (long pause = 100; !stopping; pause = Math.min(2 * pause, PAUSE_MILLIS_MAX)) {
                if (diesTooOften(part)) {
                    failure.complete(part.name() + " keeps dying (" + cause + "): read " + dead.log()
                            + ", or start over with --reset.");
                    return;
                }
                progress.note(part.name() + " ended (" + cause + "): bringing it back");
                try {
                    if (!isReplaced(part)) {
                        TimeUnit.MILLISECONDS.sleep(pause);
                        launch(part);
                    }
                    progress.note(part.name() + " is back");
                    changed.run();
                    return;
                } catch (LaunchFailed | IOException | SQLException e) {
                    cause = String.valueOf(e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.complete(part.name() + " could not be brought back: " + e.getMessage());
        }
    }

    /** Whether a process that stood by has taken the part's place. */
    private boolean isReplaced(Part part) throws IOException {
        Successor successor = successors.get(part.name());
        Optional<ChildProcess> called = successor == null ? Optional.empty() : successor.call();
        called.ifPresent(child -> {
            children.put(part.name(), child);
            keepAlive(part, child);
        });
        return called.isPresent();
    }

    private boolean diesTooOften(Part part) {
        Deque<Long> times = deaths.computeIfAbsent(part.name(), absent -> new ArrayDeque<>());
        long now = System.nanoTime();
        times.addLast(now);
        while (now - times.getFirst() > DEATHS_WITHIN.toNanos()) {
            times.removeFirst();
        }
        return times.size() > DEATHS_MAX;
    }

    private static String sentence(LaunchFailed failure) {
        String lines =
                failure.lastLines().isBlank() ? "" : "\n" + failure.lastLines().indent(4);
        return failure.getMessage() + ": read " + failure.log() + ", or start over with --reset." + lines;
    }

    /** Completed with one sentence when a part could not be kept alive. */
    CompletableFuture<String> failure() {
        return failure;
    }

    /** The process id of every part that runs. */
    Map<String, Long> processes() {
        Map<String, Long> processes = new TreeMap<>();
        children.forEach((name, child) -> processes.put(name, child.pid()));
        return processes;
    }

    /** From now on nothing is brought back. */
    void retire() {
        stopping = true;
        successors.values().forEach(Successor::retire);
    }

    /** Stops these parts side by side and returns when they have ended. */
    void stop(Collection<String> names) throws InterruptedException {
        retire();
        List<Thread> stops = new ArrayList<>();
        for (String name : names) {
            ChildProcess child = children.remove(name);
            if (child != null) {
                Thread thread = new Thread(() -> stop(child), "stop-" + name);
                thread.start();
                stops.add(thread);
            }
        }
        for (Thread thread : stops) {
            thread.join();
        }
    }

    private static void stop(ChildProcess child) {
        try {
            child.stop(STOP_PATIENCE);
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
        }
    }
}
