package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.clickhouse.EngineInstall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The stack of {@code ./demo --empty}, on free ports and in a directory of its own. */
final class WholeStack implements AutoCloseable {
    private final StackRun run;
    private final DataDirectory data;
    final RunningStack stack;

    private WholeStack(StackRun run, DataDirectory data, RunningStack stack) {
        this.run = run;
        this.data = data;
        this.stack = stack;
    }

    static WholeStack start(Path directory, String... more) throws IOException, InterruptedException, SQLException {
        Checkout checkout = Checkout.find();
        EngineInstall.require(checkout.root());
        installSolana(checkout.root().resolve("local-stack/solana"));
        List<String> arguments = new ArrayList<>(List.of("--empty", "--data", directory.toString()));
        arguments.addAll(List.of(more));
        Options options = Options.parse(arguments, checkout.root());
        Ports ports = freePorts();
        DataDirectory data = DataDirectory.take(options.data());
        Files.createDirectories(data.path("logs"));
        LocalStack parts = new LocalStack(checkout, data, options, ports);
        StackRun run = new StackRun(parts, data, ports, checkout, new Progress(System.out));
        try {
            return new WholeStack(run, data, run.start("demo"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            run.close();
            data.close();
            throw e;
        }
    }

    void killAndAwaitReturn(String part) throws IOException, InterruptedException {
        awaitSuccessor(part, kill(part));
    }

    /** Ends the part's process as a power cut would, and returns its number. */
    long kill(String part) throws IOException {
        long dead = process(part);
        ProcessHandle.of(dead).orElseThrow().destroyForcibly();
        return dead;
    }

    /** Returns when another process has taken the place of the dead one. */
    void awaitSuccessor(String part, long dead) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (process(part) == dead) {
            if (System.nanoTime() > deadline) {
                throw new IOException(part + " does not come back");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Where the streaming job keeps its checkpoints. */
    Path checkpoints() {
        return data.path("flink/checkpoints");
    }

    private long process(String part) throws IOException {
        JsonNode description = new ObjectMapper().readTree(stack.file().toFile());
        return description.get("processes").get(part).asLong();
    }

    private static Ports freePorts() {
        SplittableRandom random = new SplittableRandom();
        while (true) {
            Ports ports = Ports.of(java.util.Optional.of(random.nextInt(20_000, 30_000)));
            try {
                ports.requireFree();
                return ports;
            } catch (Refused taken) {
                // The next draw will do.
            }
        }
    }

    private static void installSolana(Path directory) throws IOException, InterruptedException {
        if (!Files.isDirectory(directory.resolve("node_modules"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--omit=dev", "--no-audit", "--no-fund")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            npm.getInputStream().transferTo(System.out);
            if (npm.waitFor() != 0) {
                throw new IOException("npm ci failed in " + directory);
            }
        }
    }

    @Override
    public void close() {
        run.close();
        data.close();
    }
}
