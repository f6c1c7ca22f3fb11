package io.clearshare.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One running child process in a session of its own, so that Ctrl-C in the terminal reaches only its parent, which
 * stops its children in the right order. {@link Guard} ends it if the parent is killed.
 */
public final class ChildProcess implements AutoCloseable {

    private static final long LOG_BYTES_MAX = 16L << 20;
    private static final int OUTPUT_BYTES_MAX = 256 << 10;
    private static final long POLL_MILLIS = 20;

    private final Launch launch;
    private final Process process;
    private final long logOffset;

    private ChildProcess(Launch launch, Process process, long logOffset) {
        this.launch = launch;
        this.process = process;
        this.logOffset = logOffset;
    }

    /**
     * Starts the process and returns when it is ready.
     *
     * @throws LaunchFailed when it ends first or patience runs out; nothing is left running then
     */
    public static ChildProcess start(Launch launch) throws LaunchFailed, InterruptedException {
        ChildProcess child = spawn(launch);
        try {
            child.awaitReady();
            return child;
        } catch (LaunchFailed | InterruptedException | RuntimeException e) {
            child.kill();
            throw e;
        }
    }

    private static ChildProcess spawn(Launch launch) throws LaunchFailed {
        try {
            long offset = prepareLog(launch.log());
            List<String> command = new ArrayList<>(List.of("setsid"));
            command.addAll(launch.command());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(launch.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            Process process = builder.start();
            Guard.shared().watch(process.toHandle());
            return new ChildProcess(launch, process, offset);
        } catch (IOException e) {
            throw new LaunchFailed(launch.name() + " could not be started: " + e.getMessage(), launch.log(), "");
        }
    }

    /** Puts an overlong log aside and returns where the output of this start begins. */
    private static long prepareLog(Path log) throws IOException {
        Path directory = log.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        if (!Files.exists(log)) {
            return 0;
        }
        if (Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            return 0;
        }
        return Files.size(log);
    }

    private void awaitReady() throws LaunchFailed, InterruptedException {
        long deadline = System.nanoTime() + launch.patience().toNanos();
        while (!launch.readiness().reached(this)) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed("ended with exit code " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failed("did not become ready within " + launch.patience().toSeconds() + " s");
            }
        }
    }

    private LaunchFailed failed(String how) {
        return new LaunchFailed(launch.name() + " " + how, launch.log(), lastLines(12));
    }

    public String name() {
        return launch.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return launch.log();
    }

    /** Completed with this process when it has ended, however it ended. */
    public CompletableFuture<ChildProcess> ended() {
        return process.onExit().thenApply(exited -> this);
    }

    /** The exit code; 128 + n when signal n ended it. */
    public int exitCode() {
        return process.exitValue();
    }

    /** The output since this start, at most its last 256 KiB. */
    public String output() {
        try (RandomAccessFile file = new RandomAccessFile(launch.log().toFile(), "r")) {
            long start = Math.max(logOffset, file.length() - OUTPUT_BYTES_MAX);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the output, to show why a process died. */
    public String lastLines(int count) {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** Asks the process to end and waits; kills it when patience runs out. Returns whether it ended politely. */
    public boolean stop(Duration patience) throws InterruptedException {
        signal(launch.stopSignal());
        boolean polite = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!polite) {
            kill();
        }
        return polite;
    }

    private void signal(String name) throws InterruptedException {
        if ("TERM".equals(name)) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        try {
            stop(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
