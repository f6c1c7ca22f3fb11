package io.clearshare.stack.runner;

import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A JobManager and a TaskManager, each in a JVM of its own. Checkpoints go to a local directory and are kept when the
 * JobManager dies.
 */
final class FlinkCluster {

    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private static final Duration CALM = Duration.ofSeconds(30);

    private final Checkout checkout;
    private final Path home;
    private final Path logs;
    private final int restPort;
    private final int rpcPort = FreePorts.next();
    private final Map<String, String> environment;

    /**
     * @param checkout where the jars of Flink and of the job are
     * @param home where configuration, checkpoints and scratch files go
     * @param logs the directory of the two logs
     * @param restPort the port of the REST interface
     * @param environment what the job reads; secrets travel this way, because the command line is public
     */
    FlinkCluster(Checkout checkout, Path home, Path logs, int restPort, Map<String, String> environment) {
        this.checkout = checkout;
        this.home = home;
        this.logs = logs;
        this.restPort = restPort;
        this.environment = Map.copyOf(environment);
    }

    FlinkRest rest() {
        return new FlinkRest("http://127.0.0.1:" + restPort);
    }

    Path checkpoints() {
        return home.resolve("checkpoints");
    }

    /** Removes what processes that are no more left in the scratch directory; call it while none runs. */
    void tidy() throws IOException {
        DataDirectory.delete(home.resolve("tmp"));
    }

    Launch jobManager() throws IOException {
        configure();
        // Each JobManager is given the jar anew; those of its predecessors are of no use.
        DataDirectory.delete(home.resolve("uploads"));
        Files.createDirectories(home.resolve("uploads"));
        FlinkRest rest = rest();
        List<String> options = List.of(
                "-Xms128m",
                "-Xmx320m",
                "-XX:MaxMetaspaceSize=256m",
                // What runs here runs once: the optimising compiler only keeps it from being there again soon.
                "-XX:TieredStopAtLevel=1",
                // Running a jar by REST initialises Flink's DataStream V2 classes, which reflect on a JDK collection.
                "--add-opens=java.base/java.util=ALL-UNNAMED");
        return launch("jobmanager", options, JOB_MANAGER, List.of(), Readiness.probe(rest::answers));
    }

    /** The TaskManager, with another one that stands by for when it dies. */
    Part taskManagerWithStandby() {
        return Part.of("taskmanager", this::taskManager).withStandby(new Standby(this::standbyTaskManager, CALM));
    }

    Launch taskManager() throws IOException {
        String logClasses = "-Xlog:class+load:file=" + classesFile() + ":none";
        Readiness registered = Readiness.text("Successful registration at resource manager");
        return taskManager("taskmanager", List.of(logClasses), Map.of(), registered);
    }

    /** A TaskManager that has started and joins the cluster when it is called. */
    Standby.Callable standbyTaskManager() throws IOException {
        Path callFile = home.resolve("tmp/call-" + UUID.randomUUID());
        Map<String, String> waiting = Map.of(
                "high-availability.type",
                "io.clearshare.stack.cluster.StandbyServices",
                "clearshare.standby.call-file",
                callFile.toString(),
                "clearshare.standby.classes-file",
                classesFile().toString(),
                "taskmanager.registration.timeout",
                "200 d");
        return new Standby.Callable(taskManager("taskmanager-standby", List.of(), waiting, child -> true), callFile);
    }

    private Path classesFile() {
        return home.resolve("tmp/classes");
    }

    private Launch taskManager(String name, List<String> moreOptions, Map<String, String> more, Readiness readiness)
            throws IOException {
        configure();
        List<String> options = new ArrayList<>(
                List.of("-Xms256m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m", "-XX:MaxDirectMemorySize=192m"));
        options.addAll(moreOptions);
        Map<String, String> settings = new TreeMap<>(taskManagerMemory());
        settings.putAll(more);
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
        return launch(name, options, TASK_MANAGER, arguments, readiness);
    }

    /** Flink's shell scripts compute these; without the scripts every one must be named. */
    private static Map<String, String> taskManagerMemory() {
        return Map.ofEntries(
                Map.entry("taskmanager.cpu.cores", "2.0"),
                Map.entry("taskmanager.memory.framework.heap.size", "128m"),
                Map.entry("taskmanager.memory.task.heap.size", "384m"),
                Map.entry("taskmanager.memory.framework.off-heap.size", "64m"),
                Map.entry("taskmanager.memory.task.off-heap.size", "64m"),
                Map.entry("taskmanager.memory.network.min", "64m"),
                Map.entry("taskmanager.memory.network.max", "64m"),
                Map.entry("taskmanager.memory.managed.size", "192m"),
                Map.entry("taskmanager.memory.jvm-metaspace.size", "256m"),
                Map.entry("taskmanager.memory.jvm-overhead.min", "128m"),
                Map.entry("taskmanager.memory.jvm-overhead.max", "128m"));
    }

    private Launch launch(
            String name, List<String> options, String mainClass, List<String> arguments, Readiness readiness) {
        List<String> jvm = new ArrayList<>(options);
        jvm.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlog4j.configurationFile=" + home.resolve("conf/log4j2.properties")));
        List<String> classpath = List.of(checkout.jobJar().toString(), checkout.clusterLibraries() + "/*");
        List<String> command = new ArrayList<>(JavaProgram.command(jvm, classpath, mainClass));
        command.addAll(List.of("--configDir", home.resolve("conf").toString()));
        command.addAll(arguments);
        Path log = logs.resolve(name + ".log");
        return Launch.of(name, command, environment, log, readiness).withPatience(Duration.ofSeconds(90));
    }

    private void configure() throws IOException {
        for (String directory : List.of("conf", "checkpoints", "savepoints", "tmp", "uploads")) {
            Files.createDirectories(home.resolve(directory));
        }
        StringBuilder yaml = new StringBuilder();
        settings()
                .forEach((key, value) ->
                        yaml.append(key).append(": ").append(value).append('\n'));
        Files.writeString(home.resolve("conf/config.yaml"), yaml.toString());
        Files.writeString(home.resolve("conf/log4j2.properties"), LOGGING);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "jobmanager.rpc.address", "127.0.0.1",
                "jobmanager.rpc.port", Integer.toString(rpcPort),
                "jobmanager.bind-host", "127.0.0.1",
                "rest.address", "127.0.0.1",
                "rest.bind-address", "127.0.0.1",
                "rest.port", Integer.toString(restPort),
                "taskmanager.host", "127.0.0.1",
                "taskmanager.bind-host", "127.0.0.1",
                "taskmanager.numberOfTaskSlots", "2",
                "parallelism.default", "2"));
        settings.putAll(Map.of(
                "io.tmp.dirs", home.resolve("tmp").toString(),
                "web.upload.dir", home.resolve("uploads").toString(),
                "heartbeat.interval", "500 ms",
                // A TaskManager learns of the JobManager's death by silence alone, so recovery takes longer than this.
                "heartbeat.timeout", "10 s",
                // A dead TaskManager comes back: a job waits for it however old the cluster is (Flink's most is 248 d).
                "resourcemanager.standalone.start-up-time", "200 d",
                "cluster.registration.max-timeout", "2 s",
                "cluster.registration.error-delay", "1 s",
                "classloader.check-leaked-classloader", "false",
                // The job's classes are the cluster's: a job submitted anew finds them loaded and compiled (ADR 12).
                "classloader.resolve-order", "parent-first"));
        // A checkpoint takes what has changed; the state itself is stored every twenty seconds (ADR 10).
        settings.putAll(Map.of(
                "state.changelog.enabled", "true",
                "state.changelog.storage", "filesystem",
                "state.changelog.periodic-materialize.interval", "20 s",
                "dstl.dfs.base-path", checkpoints().toUri().toString()));
        settings.putAll(Map.of(
                "state.backend.type", "rocksdb",
                "execution.checkpointing.incremental", "true",
                "execution.checkpointing.dir", checkpoints().toUri().toString(),
                "execution.checkpointing.savepoint-dir",
                        home.resolve("savepoints").toUri().toString(),
                "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION",
                "execution.checkpointing.num-retained", "3",
                "restart-strategy.type", "exponential-delay",
                "restart-strategy.exponential-delay.initial-backoff", "100 ms",
                "restart-strategy.exponential-delay.max-backoff", "5 s"));
        return settings;
    }

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss.SSS} %-5p %c{1} %m%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            logger.checkpoints.name = org.apache.flink.runtime.checkpoint
            logger.checkpoints.level = warn
            logger.changelog.name = org.apache.flink.state.changelog
            logger.changelog.level = warn
            # Says of every file that two stages share that the second one has let it go, too.
            logger.changelogfiles.name = org.apache.flink.changelog.fs.TaskChangelogRegistryImpl
            logger.changelogfiles.level = error
            logger.clients.name = org.apache.kafka
            logger.clients.level = warn
            logger.pekko.name = org.apache.pekko
            logger.pekko.level = warn
            logger.metrics.name = org.apache.flink.metrics.MetricGroup
            logger.metrics.level = error
            """;
}
