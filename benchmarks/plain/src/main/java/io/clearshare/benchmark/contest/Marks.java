package io.clearshare.benchmark.contest;

import java.lang.management.ManagementFactory;
import java.util.Set;
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

    /** Bytes of the newest complete checkpoint. */
    public static final String STATE_BYTES = "state-bytes";

    private static final long LOOK_MILLIS = 4;

    private Marks() {}

    public static void say(String name, long value) {
        System.out.println(PREFIX + name + " " + value);
        System.out.flush();
    }

    /** Says that everything is done, and waits to be ended, so that the harness can look at the process. */
    public static void doneAt(long wallClockMillis) throws InterruptedException {
        say(DONE, wallClockMillis);
        new CountDownLatch(1).await();
    }

    /** Says when the first records have been polled: the clients' own metrics tell, alike for every contestant. */
    public static void watchFirstPoll() {
        Thread watcher = new Thread(Marks::awaitFirstPoll, "first-poll");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitFirstPoll() {
        try {
            ObjectName consumers = new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*");
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            while (!anyPolled(beans, beans.queryNames(consumers, null))) {
                Thread.sleep(LOOK_MILLIS);
            }
            say(FIRST_POLL, System.currentTimeMillis());
        } catch (InterruptedException | JMException e) {
            throw new IllegalStateException("cannot see the consumers' metrics", e);
        }
    }

    private static boolean anyPolled(MBeanServer beans, Set<ObjectName> consumers) {
        for (ObjectName consumer : consumers) {
            try {
                if (beans.getAttribute(consumer, "records-consumed-total") instanceof Double total && total > 0) {
                    return true;
                }
            } catch (JMException e) {
                // A consumer without such a metric yet, or no more.
            }
        }
        return false;
    }
}
