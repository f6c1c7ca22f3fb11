package io.clearshare.benchmark.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of one of the modules, to be run in a JVM of its own.
 *
 * @param title its name in messages, and in profilers' file names
 * @param module the folder below {@code benchmarks} that it is built in
 * @param environment beyond what every contestant is told
 * @param prefix a command that starts the JVM, such as {@code taskset}; empty for none
 * @param before class path entries that win over the module's own
 */
public record Program(
        String title,
        String module,
        String mainClass,
        Map<String, String> environment,
        List<String> prefix,
        List<Path> before) {

    public Program {
        environment = Map.copyOf(environment);
        prefix = List.copyOf(prefix);
        before = List.copyOf(before);
    }
}
