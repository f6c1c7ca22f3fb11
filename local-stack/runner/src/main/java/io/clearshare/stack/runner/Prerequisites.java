package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the machine must offer before anything is started. */
final class Prerequisites {

    private static final long MEMORY_BYTES_MIN = 3L << 30;
    private static final long DISK_BYTES_MIN = 2L << 30;

    private Prerequisites() {}

    static void check(Path data) throws IOException {
        platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        memory(availableMemory(Path.of("/proc/meminfo")));
        disk(data, Files.getFileStore(data).getUsableSpace());
    }

    static void platform(String system, String processor) {
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new Refused("The local stack runs on Linux x64, not on " + system + " " + processor
                    + ": use docker compose up instead.");
        }
    }

    static void memory(OptionalLong available) {
        if (available.isPresent() && available.getAsLong() < MEMORY_BYTES_MIN) {
            throw new Refused("The stack needs " + gibibytes(MEMORY_BYTES_MIN) + " of free memory and finds "
                    + gibibytes(available.getAsLong()) + ": close other programs or use a larger machine.");
        }
    }

    static void disk(Path data, long free) {
        if (free < DISK_BYTES_MIN) {
            throw new Refused("The stack needs " + gibibytes(DISK_BYTES_MIN) + " of free disk and finds "
                    + gibibytes(free) + " at " + data + ": make room or choose another --data directory.");
        }
    }

    /** The kernel's estimate of what can be had without swapping; empty where it does not say. */
    static OptionalLong availableMemory(Path meminfo) throws IOException {
        if (!Files.isReadable(meminfo)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(meminfo)) {
            Optional<String> line =
                    lines.filter(text -> text.startsWith("MemAvailable:")).findFirst();
            return line.map(text -> OptionalLong.of(Long.parseLong(text.replaceAll("\\D", "")) << 10))
                    .orElseGet(OptionalLong::empty);
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
