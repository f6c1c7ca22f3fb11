package io.clearshare.job.clickhouse;

import java.io.Serializable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats an action until it succeeds: what has to be written is never given up, only the job can be stopped. */
final class Persist implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Persist.class);

    /** An action that may fail and may be repeated. */
    interface Action<T> {
        T run() throws Exception;
    }

    private final Duration first;
    private final Duration longest;

    /** Pauses grow from {@code first} by doubling up to {@code longest}. */
    Persist(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Runs the action until it succeeds; an interrupt ends it. */
    <T> T until(String what, Runnable onFailure, Action<T> action) throws InterruptedException {
        long pauseMillis = first.toMillis();
        while (true) {
            try {
                return action.run();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException("stopped while " + what);
                }
                onFailure.run();
                LOG.warn("{} failed, next try in {} ms", what, pauseMillis, e);
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(pauseMillis * 2, longest.toMillis());
            }
        }
    }
}
