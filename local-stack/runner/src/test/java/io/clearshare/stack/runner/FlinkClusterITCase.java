package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.process.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterITCase {

    @TempDir
    Path directory;

    @Test
    void aKilledTaskManagerAndAKilledJobManagerComeBack() throws Exception {
        FlinkCluster cluster = new FlinkCluster(
                Checkout.find(), directory.resolve("flink"), directory.resolve("logs"), FreePorts.next(), Map.of());
        Supervisor supervisor = new Supervisor(new Progress(new PrintStream(PrintStream.nullOutputStream())), () -> {});
        try {
            supervisor.start(Part.of("jobmanager", cluster::jobManager));
            supervisor.start(Part.of("taskmanager", cluster::taskManager));
            awaitTaskManager(cluster.rest());

            killAndAwait(supervisor, "taskmanager");
            awaitTaskManager(cluster.rest());

            killAndAwait(supervisor, "jobmanager");
            awaitTaskManager(cluster.rest());
        } finally {
            supervisor.stop(List.of("taskmanager", "jobmanager"));
        }
        assertThat(supervisor.failure()).isNotDone();
    }

    @Test
    void aTaskManagerThatStandsByTakesThePlaceOfOneThatDies() throws Exception {
        FlinkCluster cluster = new FlinkCluster(
                Checkout.find(), directory.resolve("flink"), directory.resolve("logs"), FreePorts.next(), Map.of());
        Supervisor supervisor = new Supervisor(new Progress(new PrintStream(PrintStream.nullOutputStream())), () -> {});
        Path log = directory.resolve("logs/taskmanager-standby.log");
        try {
            supervisor.start(Part.of("jobmanager", cluster::jobManager));
            supervisor.start(Part.of("taskmanager", cluster::taskManager)
                    .withStandby(new Standby(cluster::standbyTaskManager, Duration.ZERO)));
            awaitLine(log, "Start job leader service");
            awaitLine(log, "classes are loaded ahead");
            assertThat(Files.readString(log)).containsPattern("[1-9][0-9]{3,} classes are loaded ahead");
            assertThat(cluster.rest().taskManagers()).as("it waits").isEqualTo(1);
            assertThat(Files.readString(log)).doesNotContain("Connecting to ResourceManager");

            killAndAwait(supervisor, "taskmanager");
            awaitLine(log, "Successful registration at resource manager");
            awaitTaskManager(cluster.rest());
        } finally {
            supervisor.stop(List.of("taskmanager", "jobmanager"));
        }
        assertThat(supervisor.failure()).isNotDone();
    }

    private static void awaitLine(Path log, String text) throws Exception {
        long deadline = deadline();
        while (!Files.exists(log) || !Files.readString(log).contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(text + " is not in:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void killAndAwait(Supervisor supervisor, String part) throws InterruptedException {
        long before = pid(supervisor, part);
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        long deadline = deadline();
        while (pid(supervisor, part) == before) {
            assertThat(System.nanoTime()).as(part + " comes back").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long pid(Supervisor supervisor, String part) {
        return supervisor.processes().getOrDefault(part, 0L);
    }

    private static void awaitTaskManager(FlinkRest rest) throws InterruptedException {
        long deadline = deadline();
        while (taskManagers(rest) != 1) {
            assertThat(System.nanoTime()).as("a TaskManager registers").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int taskManagers(FlinkRest rest) throws InterruptedException {
        try {
            return rest.taskManagers();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long deadline() {
        return System.nanoTime() + Duration.ofSeconds(90).toNanos();
    }
}
