package io.clearshare.stack.clickhouse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the facade is told by its environment.
 *
 * @param port 0 picks a free one
 * @param memoryBytesMax bound on the native memory of all statements together
 * @param parentPid the process whose end also ends the facade, if one is named
 */
record FacadeSettings(
        int port,
        Path data,
        Path library,
        String librarySha256,
        Users users,
        long memoryBytesMax,
        long queryMemoryBytesMax,
        long resultBytesMax,
        long querySecondsMax,
        @Nullable Long parentPid) {

    /** libchdb.so of {@code @chdb/lib-linux-x64-gnu} 26.7.3-stable.1. */
    static final String PINNED_SHA256 = "36ad4e999882821ef13cf2d0f52c93f48e6ee1b4498b35a201c23ce4b8d15bf5";

    static final long MEMORY_BYTES_DEFAULT = 2L << 30;
    static final long QUERY_MEMORY_BYTES_DEFAULT = 1L << 30;
    static final long RESULT_BYTES_DEFAULT = 256L << 20;
    static final Duration QUERY_TIME_DEFAULT = Duration.ofMinutes(2);

    /** Reads the environment; throws {@link IllegalArgumentException} naming the first variable that is wrong. */
    static FacadeSettings from(Map<String, String> environment) {
        String parent = environment.get("CLICKHOUSE_PARENT_PID");
        return new FacadeSettings(
                (int) number(environment, "CLICKHOUSE_PORT", 0, 0, 65_535),
                path(environment, "CLICKHOUSE_DATA"),
                path(environment, "CLICKHOUSE_LIB"),
                environment.getOrDefault("CLICKHOUSE_LIB_SHA256", PINNED_SHA256),
                Users.parse(required(environment, "CLICKHOUSE_USERS")),
                number(environment, "CLICKHOUSE_MEMORY_BYTES", MEMORY_BYTES_DEFAULT, 1 << 28, Long.MAX_VALUE),
                number(
                        environment,
                        "CLICKHOUSE_QUERY_MEMORY_BYTES",
                        QUERY_MEMORY_BYTES_DEFAULT,
                        1 << 24,
                        Long.MAX_VALUE),
                number(environment, "CLICKHOUSE_RESULT_BYTES", RESULT_BYTES_DEFAULT, 1 << 20, Integer.MAX_VALUE),
                number(environment, "CLICKHOUSE_QUERY_SECONDS", QUERY_TIME_DEFAULT.toSeconds(), 1, 86_400),
                parent == null ? null : number(environment, "CLICKHOUSE_PARENT_PID", 0, 1, Long.MAX_VALUE));
    }

    private static Path path(Map<String, String> environment, String name) {
        return Path.of(required(environment, name)).toAbsolutePath().normalize();
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static long number(Map<String, String> environment, String name, long absent, long min, long max) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            long value = Long.parseLong(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number: " + text, e);
        }
        throw new IllegalArgumentException(name + " is not between " + min + " and " + max + ": " + text);
    }
}
