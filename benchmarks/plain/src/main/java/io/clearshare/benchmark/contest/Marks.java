package io.clearshare.benchmark.contest;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a contestant says on its standard output, one line each: {@code bench <name> <number>}. */
public final class Marks {

    /** Starts every line that the harness reads. */
    public static final String PREFIX = "bench ";

    /** Wall-clock milliseconds at which the first records had been polled. */
    public static final String FIRST_POLL = "first-poll";

    /** Wall-clock milliseconds at which the last result was visible; the last line. */
    public static final String DONE = "done";

    /** How many records were taken in, for those that hand over no other result. */
    public static final String ACCEPTED = "accepted";

    /** How many records were refused. */
    public static final String REFUSED = "refused";

    /** Bytes of live objects, after a full garbage collection with the state still there. */
    public static final String HEAP_BYTES = "heap-bytes";

    /** Bytes of the newest complete checkpoint. */
    public static final String STATE_BYTES = "state-bytes";

    private static final long LOOK_MILLIS = 4;

    private Marks() {}

    public static void say(String name, long value) {
        System.out.println(PREFIX + name + " " + value);
        System.out.flush();
    }

    /** The name of a mark that is said once per pass, by those that drain the workload several times. */
    public static String ofPass(String name, int pass) {
        return name + "-" + pass;
    }

    /** Says that everything is done, and waits to be ended, so that the harness can look at the process. */
    public static void doneAt(long wallClockMillis) throws InterruptedException {
        say(DONE, wallClockMillis);
        new CountDownLatch(1).await();
    }

    /** Says when the first records have been polled: the clients' own metrics tell, alike for every contestant. */
    public static void watchFirstPoll() {
        watchFirstPoll(FIRST_POLL);
    }

    /** The same under another name; consumers of before must be closed. */
    public static void watchFirstPoll(String name) {
        Thread watcher = new Thread(() -> awaitFirstPoll(name), "first-poll");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitFirstPoll(String name) {
        try {
            while (polled() == 0) {
                Thread.sleep(LOOK_MILLIS);
            }
            say(name, System.currentTimeMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many records the consumers of this process have polled that are not closed. */
    public static long polled() {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName consumers = new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*");
            long polled = 0;
            for (ObjectName consumer : beans.queryNames(consumers, null)) {
                polled += polled(beans, consumer);
            }
            return polled;
        } catch (JMException e) {
            throw new IllegalStateException("cannot see the consumers' metrics", e);
        }
    }

    private static long polled(MBeanServer beans, ObjectName consumer) {
        try {
            return beans.getAttribute(consumer, "records-consumed-total") instanceof Double total
                    ? total.longValue()
                    : 0;
        } catch (JMException e) {
            // A consumer without such a metric yet, or no more.
            return 0;
        }
    }
}
