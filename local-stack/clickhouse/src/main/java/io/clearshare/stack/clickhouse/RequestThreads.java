package io.clearshare.stack.clickhouse;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that serve requests and on which the engine parses and plans: bounded in number, with deep stacks. */
final class RequestThreads {

    private static final int THREADS_MAX = 64;
    private static final int WAITING_MAX = 1024;

    /** Deeply nested expressions overflow the usual megabyte. */
    private static final long STACK_BYTES = 16L << 20;

    private RequestThreads() {}

    static ThreadPoolExecutor start() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(null, task, "request-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS_MAX, THREADS_MAX, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_MAX), factory);
        threads.allowCoreThreadTimeOut(true);
        threads.setRejectedExecutionHandler(RequestThreads::awaitRoom);
        return threads;
    }

    /** A full queue holds up the acceptor: the HTTP server would lose a request that is rejected. */
    private static void awaitRoom(Runnable task, ThreadPoolExecutor threads) {
        try {
            if (threads.isShutdown()) {
                throw new RejectedExecutionException("the facade is stopping");
            }
            threads.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException(e);
        }
    }
}
