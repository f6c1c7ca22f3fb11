package io.clearshare.stack.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/** Says who leads only from the moment on in which a file exists. */
final class LeaderOnCall implements LeaderRetrievalService {

    private static final long LOOK_MILLIS = 50;

    private final Path callFile;
    private final LeaderRetrievalService known;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standby");
        thread.setDaemon(true);
        return thread;
    });

    LeaderOnCall(Path callFile, LeaderRetrievalService known) {
        this.callFile = callFile;
        this.known = known;
    }

    @Override
    public void start(LeaderRetrievalListener listener) {
        var unused = clock.scheduleWithFixedDelay(() -> look(listener), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(LeaderRetrievalListener listener) {
        if (!Files.exists(callFile)) {
            return;
        }
        clock.shutdown();
        try {
            known.start(listener);
        } catch (Exception e) {
            listener.handleError(e);
        }
    }

    @Override
    public void stop() throws Exception {
        clock.shutdownNow();
        known.stop();
    }
}
