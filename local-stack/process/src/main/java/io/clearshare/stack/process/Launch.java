package io.clearshare.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started and how it says that it is ready.
 *
 * @param name what people call the process
 * @param command program and arguments; never a secret, because every user of the machine can read them
 * @param environment added to the inherited environment
 * @param directory the working directory
 * @param log where standard output and error are appended
 * @param readiness when the process counts as started
 * @param patience how long a start may take
 * @param stopSignal the polite signal of this program, such as {@code TERM}
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Readiness readiness,
        Duration patience,
        String stopSignal) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A process stopped by SIGTERM that may take half a minute to start. */
    public static Launch of(
            String name, List<String> command, Map<String, String> environment, Path log, Readiness readiness) {
        Path directory = log.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException("log file without a directory: " + log);
        }
        return new Launch(name, command, environment, directory, log, readiness, Duration.ofSeconds(30), "TERM");
    }

    public Launch withPatience(Duration longer) {
        return new Launch(name, command, environment, directory, log, readiness, longer, stopSignal);
    }

    public Launch withStopSignal(String signal) {
        return new Launch(name, command, environment, directory, log, readiness, patience, signal);
    }
}
