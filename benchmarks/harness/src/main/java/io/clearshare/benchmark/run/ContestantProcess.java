package io.clearshare.benchmark.run;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.LaunchFailed;
import io.clearshare.stack.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contestant in a JVM of its own, on its own class path. */
public final class ContestantProcess implements AutoCloseable {

    /** The same for every contestant. */
    public static final List<String> JVM_FLAGS =
            List.of("-Xms4g", "-Xmx12g", "-XX:+UseParallelGC", "-Duser.timezone=UTC", "-XX:+ExitOnOutOfMemoryError");

    private static final long LOOK_MILLIS = 20;

    private final ChildProcess child;
    private final Map<String, Long> marks = new HashMap<>();

    private ContestantProcess(ChildProcess child) {
        this.child = child;
    }

    /** Starts a program of one of the modules in {@code folder}. */
    public static ContestantProcess start(Program program, Contest contest, Path folder)
            throws LaunchFailed, InterruptedException {
        Map<String, String> environment = new HashMap<>(contest.environment());
        environment.putAll(program.environment());
        List<String> command = new ArrayList<>(program.prefix());
        command.addAll(JavaProgram.command(flags(program), classpath(program, folder), program.mainClass()));
        Launch launch = Launch.of(
                program.title(),
                command,
                environment,
                contest.directory().resolve("contestant.log"),
                Readiness.probe(() -> true));
        return new ContestantProcess(ChildProcess.start(launch));
    }

    private static List<String> flags(Program program) {
        List<String> flags = new ArrayList<>(JVM_FLAGS);
        Arrays.stream(System.getenv().getOrDefault("BENCH_JVM_FLAGS", "").split(" "))
                .filter(flag -> !flag.isBlank())
                .map(flag -> flag.replace("%n", program.title()))
                .forEach(flags::add);
        return flags;
    }

    private static List<String> classpath(Program program, Path folder) {
        Path built = folder.resolve(program.module()).resolve("target");
        List<String> classpath = new ArrayList<>();
        program.before().forEach(entry -> classpath.add(entry.toString()));
        classpath.add(built.resolve("benchmarks-" + program.module() + "-0.1.0-SNAPSHOT.jar")
                .toString());
        classpath.add(built.resolve("lib") + "/*");
        return classpath;
    }

    public long pid() {
        return child.pid();
    }

    /** Throws when the program has ended. */
    public void requireAlive() {
        if (!child.alive()) {
            throw new ContestFailed(
                    child.name() + " ended with exit code " + child.exitCode() + ":\n" + child.lastLines(25));
        }
    }

    /** Waits until the contestant is done; {@code meanwhile} is called every few milliseconds. */
    public void awaitDone(Duration patience, Runnable meanwhile) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (mark(Marks.DONE).isEmpty()) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new ContestFailed(
                        child.name() + " was not done after " + patience.toSeconds() + " s:\n" + child.lastLines(12));
            }
            meanwhile.run();
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The number of a mark, if it has been said; remembered, because only the last part of the output can be read. */
    Optional<Long> mark(String name) {
        String output = child.output();
        String written = output.substring(0, output.lastIndexOf('\n') + 1);
        written.lines().filter(line -> line.startsWith(Marks.PREFIX)).forEach(this::remember);
        return Optional.ofNullable(marks.get(name));
    }

    private void remember(String line) {
        int end = line.lastIndexOf(' ');
        if (end > Marks.PREFIX.length()) {
            marks.putIfAbsent(line.substring(Marks.PREFIX.length(), end), Long.parseLong(line.substring(end + 1)));
        }
    }

    public long require(String name) {
        return mark(name)
                .orElseThrow(
                        () -> new ContestFailed(child.name() + " did not say " + name + ":\n" + child.lastLines(12)));
    }

    /** Asks the contestant to end, so that a profiler in it can write what it has seen. */
    @Override
    public void close() {
        child.close();
    }
}
