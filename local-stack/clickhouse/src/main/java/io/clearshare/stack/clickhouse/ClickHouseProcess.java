package io.clearshare.stack.clickhouse;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.jpountz.lz4.LZ4Factory;

/**
 * The facade as a child process: what tests, and whoever else wants a ClickHouse of their own, start and stop. The child
 * also ends when this process does.
 */
public final class ClickHouseProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final String READY = "ready port=";
    private static final int LOG_LINES_SHOWN = 30;

    private final Process process;
    private final Path log;
    private final URI url;

    private ClickHouseProcess(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts on a free port and returns when it answers.
     *
     * @param data folder of the data, created when missing; its log is in {@code facade.log}
     * @param users {@code user:password[:readonly]}, separated by commas
     */
    public static ClickHouseProcess start(Path data, String users) throws IOException {
        return start(data, users, Map.of());
    }

    /** As {@link #start(Path, String)}, with more environment for the facade, such as {@code CLICKHOUSE_PORT}. */
    public static ClickHouseProcess start(Path data, String users, Map<String, String> environment) throws IOException {
        String library = environment.containsKey("CLICKHOUSE_LIB")
                ? environment.get("CLICKHOUSE_LIB")
                : EngineInstall.require(EngineInstall.repositoryAround(Path.of("")))
                        .toString();
        Path log = Files.createDirectories(data).resolve("facade.log");
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "CLICKHOUSE_PORT",
                        "0",
                        "CLICKHOUSE_DATA",
                        data.toString(),
                        "CLICKHOUSE_LIB",
                        library,
                        "CLICKHOUSE_USERS",
                        users,
                        "CLICKHOUSE_PARENT_PID",
                        Long.toString(ProcessHandle.current().pid())));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return new ClickHouseProcess(process, log, URI.create("http://127.0.0.1:" + awaitPort(process, log)));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The command line of the facade with the flags it is meant to run with, using the classes of this process. */
    public static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), ClickHouseFacade.class.getName()));
        return command;
    }

    private static String classPath() {
        List<Class<?>> types = new ArrayList<>(List.of(ClickHouseProcess.class, Native.class, LZ4Factory.class));
        try {
            types.add(Class.forName("com.github.luben.zstd.Zstd", false, ClickHouseProcess.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            // The facade serves everything but zstd without it.
        }
        return types.stream().map(ClickHouseProcess::location).collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry is no file: " + type, e);
        }
    }

    private static int awaitPort(Process process, Path log) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> readPort(process, port), "clickhouse-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return port.get(START_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("ClickHouse did not start:\n" + tail(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ClickHouse started", e);
        }
    }

    private static void readPort(Process process, CompletableFuture<Integer> port) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    port.complete(Integer.parseInt(line.substring(READY.length())));
                }
            }
            port.completeExceptionally(new IOException("it ended before it answered"));
        } catch (IOException | NumberFormatException e) {
            port.completeExceptionally(e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect: {@code http://127.0.0.1:port}. */
    public URI url() {
        return url;
    }

    public int port() {
        return url.getPort();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks for a clean stop and returns the exit status; 0 is clean. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Ends the process as a crash would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private int awaitEnd() {
        try {
            if (process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("ClickHouse did not stop in time:\n" + tail(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while ClickHouse stopped", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
