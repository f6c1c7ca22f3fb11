package io.clearshare.stack.broker;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.LaunchFailed;
import io.clearshare.stack.process.Readiness;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Kafka broker as a child JVM on its own classpath ({@code target/lib} beside this module's classes or jar). */
public final class BrokerProcess implements AutoCloseable {

    private final int port;
    private final ChildProcess child;

    private BrokerProcess(int port, ChildProcess child) {
        this.port = port;
        this.child = child;
    }

    /** Starts a broker on a free port over {@code data}, creating it when it is new. */
    public static BrokerProcess start(Path data) throws LaunchFailed, InterruptedException {
        return start(FreePorts.next(), data, data.resolveSibling(data.getFileName() + ".log"));
    }

    public static BrokerProcess start(int port, Path data, Path log) throws LaunchFailed, InterruptedException {
        return new BrokerProcess(port, ChildProcess.start(launch(librariesBeside(), port, data, log)));
    }

    /** How a broker is started with the server's jars in {@code libraries}; for supervisors. */
    public static Launch launch(Path libraries, int port, Path data, Path log) {
        List<String> options = List.of(
                "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
        List<String> classpath = List.of(
                own(BrokerProcess.class).toString(), own(ChildProcess.class).toString(), libraries + "/*");
        return Launch.of(
                        "kafka",
                        JavaProgram.command(options, classpath, "io.clearshare.stack.broker.KafkaBroker"),
                        Map.of("KAFKA_PORT", Integer.toString(port), "KAFKA_DATA", data.toString()),
                        log,
                        Readiness.line("ready port="))
                .withPatience(Duration.ofSeconds(60));
    }

    private static Path librariesBeside() {
        return own(BrokerProcess.class).resolveSibling("lib");
    }

    private static Path own(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return child.pid();
    }

    /** Ends the broker as {@code kill -9} does. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
