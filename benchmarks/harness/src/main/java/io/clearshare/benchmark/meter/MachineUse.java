package io.clearshare.benchmark.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What all processors of the machine have done since it started.
 *
 * @param busyMillis processor time spent by whomever
 * @param stolenMillis processor time that the machine's host gave to others
 */
public record MachineUse(long busyMillis, long stolenMillis) {

    private static final long TICK_MILLIS = 10;

    public static MachineUse now() throws IOException {
        String[] fields =
                Files.readString(Path.of("/proc/stat")).split("\n", 2)[0].trim().split(" +");
        // cpu user nice system idle iowait irq softirq steal
        long busy = ticks(fields, 1) + ticks(fields, 2) + ticks(fields, 3) + ticks(fields, 6) + ticks(fields, 7);
        return new MachineUse(busy * TICK_MILLIS, ticks(fields, 8) * TICK_MILLIS);
    }

    private static long ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }

    public MachineUse since(MachineUse earlier) {
        return new MachineUse(busyMillis - earlier.busyMillis, stolenMillis - earlier.stolenMillis);
    }
}
