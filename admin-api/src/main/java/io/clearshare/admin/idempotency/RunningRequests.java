package io.clearshare.admin.idempotency;

import io.clearshare.admin.idempotency.Claim.KeptAnswer;
import io.clearshare.admin.idempotency.Claim.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The requests with a key that this process carries out, and those that wait for them. */
@Component
class RunningRequests {

    private static final Duration KEPT_FOR = Duration.ofHours(25);
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final ThreadLocal<@Nullable Run> OF_THREAD = new ThreadLocal<>();

    private final Keys keys;
    private final Clock clock;
    private final Map<Claim.Id, Started> running = new ConcurrentHashMap<>();

    RunningRequests(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Started(Run run, CountDownLatch finished) {}

    /** What the work of a request leaves behind. */
    interface Work {
        KeptAnswer run() throws Exception;
    }

    /** Claims the key; while another request carries it out, waits for that one's answer. */
    Claim claim(Claim.Id id, byte[] fingerprint, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Claim claim = keys.claim(id, fingerprint, clock.instant());
        while (claim instanceof Claim.Running && System.nanoTime() < until) {
            Started here = running.get(id);
            if (here == null) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS / 4);
            } else {
                boolean unused = here.finished().await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
            claim = keys.claim(id, fingerprint, clock.instant());
        }
        return claim;
    }

    /** Carries a claimed request out and keeps its answer. */
    void carryOut(Run run, Work work) throws Exception {
        Started started = new Started(run, new CountDownLatch(1));
        running.put(run.id(), started);
        OF_THREAD.set(run);
        try {
            KeptAnswer answer = work.run();
            OF_THREAD.remove();
            keys.finish(run, answer);
        } catch (Exception e) {
            OF_THREAD.remove();
            keys.forget(run);
            throw e;
        } finally {
            OF_THREAD.remove();
            running.remove(run.id(), started);
            started.finished().countDown();
        }
    }

    /** The request that the current thread carries out, if it has a key. */
    @Nullable
    Run current() {
        return OF_THREAD.get();
    }

    @Scheduled(fixedDelayString = "PT10S")
    void extendLeases() {
        if (!running.isEmpty()) {
            keys.extend(
                    running.values().stream()
                            .map(started -> started.run().owner())
                            .toList(),
                    clock.instant());
        }
    }

    /** An hour more than the day that callers are promised. */
    @Scheduled(fixedDelayString = "PT10M")
    void forgetOld() {
        keys.deleteBefore(clock.instant().minus(KEPT_FOR));
    }
}
