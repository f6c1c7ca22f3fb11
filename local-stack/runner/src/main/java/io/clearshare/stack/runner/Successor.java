package io.clearshare.stack.runner;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one standby of a part ready, except just after the last one was called. */
final class Successor {

    private final Standby standby;
    private final Progress progress;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standby");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ChildProcess waiting;
    private @Nullable Path callFile;

    Successor(Standby standby, Progress progress) {
        this.standby = standby;
        this.progress = progress;
    }

    /** Has a standby started when things are calm. */
    synchronized void prepare() {
        if (clock.isShutdown()) {
            return;
        }
        var unused = clock.schedule(this::launch, standby.calm().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void launch() {
        if (clock.isShutdown() || waiting != null && waiting.alive()) {
            return;
        }
        try {
            Standby.Callable next = standby.launching().launch();
            waiting = ChildProcess.start(next.launch());
            callFile = next.callFile();
        } catch (LaunchFailed | IOException e) {
            progress.note("no standby: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls the standby, if there is one that lives, and has the next one started later. */
    synchronized Optional<ChildProcess> call() throws IOException {
        ChildProcess called = waiting;
        Path file = callFile;
        waiting = null;
        prepare();
        if (called == null || file == null || !called.alive()) {
            return Optional.empty();
        }
        Files.createFile(file);
        return Optional.of(called);
    }

    /** Ends the standby; there will be no other. */
    synchronized void retire() {
        clock.shutdownNow();
        if (waiting != null) {
            waiting.kill();
        }
    }
}
