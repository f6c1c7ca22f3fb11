package io.clearshare.benchmark.payouts;

import io.clearshare.benchmark.meter.ProcessUse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time that programs and all their children have used. */
record Cpu(Map<String, Long> millis) {

    /** @param pids by name */
    static Cpu of(Map<String, Long> pids) {
        Map<String, Long> millis = new LinkedHashMap<>();
        pids.forEach((name, pid) -> millis.put(name, ofTree(pid)));
        return new Cpu(millis);
    }

    private static long ofTree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(process -> ProcessUse.of(process.pid()).cpuMillis())
                .sum();
    }

    Cpu since(Cpu earlier) {
        Map<String, Long> used = new LinkedHashMap<>();
        millis.forEach((name, now) -> used.put(name, now - earlier.millis.getOrDefault(name, 0L)));
        return new Cpu(used);
    }

    /** As {@code api 12.3 postgres 4.5}, in seconds. */
    String shown() {
        StringBuilder text = new StringBuilder();
        millis.forEach((name, used) -> text.append(String.format(Locale.ROOT, "%s %.1f ", name, used / 1000.0)));
        return text.toString().strip();
    }
}
