package io.clearshare.benchmark.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used since it began, as {@code /proc} tells.
 *
 * @param cpuMillis user and system time of the process and of children it has waited for
 * @param residentBytes memory in RAM now
 */
public record ProcessUse(long cpuMillis, long residentBytes) {

    private static final long TICK_MILLIS = 10;
    private static final long PAGE_BYTES = 4096;
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;

    /** The use of a process; nothing when it is no more. */
    public static ProcessUse of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in parentheses may hold anything; fields are counted from behind it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 0; i < TIMES; i++) {
                ticks += Long.parseLong(fields[FIRST_TIME + i]);
            }
            String[] pages =
                    Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ");
            return new ProcessUse(ticks * TICK_MILLIS, Long.parseLong(pages[1]) * PAGE_BYTES);
        } catch (IOException e) {
            return new ProcessUse(0, 0);
        }
    }
}
