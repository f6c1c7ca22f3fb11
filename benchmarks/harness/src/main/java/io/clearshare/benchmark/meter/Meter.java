package io.clearshare.benchmark.meter;

import java.util.ArrayList;
import java.util.List;

/** Looks at some processes every few milliseconds, so that their use between any two instants can be told afterwards. */
public final class Meter implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    /** What a process had used at an instant of the wall clock. */
    private record Reading(long at, ProcessUse use) {}

    private final long[] pids;
    private final List<List<Reading>> readings = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    public Meter(long... pids) {
        this.pids = pids.clone();
        for (int i = 0; i < pids.length; i++) {
            readings.add(new ArrayList<>());
        }
        look();
        thread = new Thread(this::run, "meter");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        for (int i = 0; i < pids.length; i++) {
            ProcessUse use = ProcessUse.of(pids[i]);
            if (use.residentBytes() > 0) {
                readings.get(i).add(new Reading(System.currentTimeMillis(), use));
            }
        }
    }

    /** Processor time that the n-th process had used at the instant. */
    public synchronized long cpuMillisAt(int process, long wallClockMillis) {
        long cpu = 0;
        for (Reading reading : readings.get(process)) {
            if (reading.at() > wallClockMillis && cpu > 0) {
                break;
            }
            cpu = reading.use().cpuMillis();
        }
        return cpu;
    }

    /** The most memory that the n-th process held until the instant. */
    public synchronized long peakBytesUntil(int process, long wallClockMillis) {
        return readings.get(process).stream()
                .filter(reading -> reading.at() <= wallClockMillis)
                .mapToLong(reading -> reading.use().residentBytes())
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
