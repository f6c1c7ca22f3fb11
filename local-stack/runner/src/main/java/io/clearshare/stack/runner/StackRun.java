package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of the stack: from the first process to the last, with {@code stack.json} while everything answers. */
final class StackRun implements AutoCloseable {

    private static final Duration JOB_PATIENCE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final DataDirectory data;
    private final Ports ports;
    private final Progress progress;
    private final Supervisor supervisor;
    private final JobKeeper job;
    private final Path jobJar;
    private final RetainedCheckpoints checkpoints;
    private final Path file;
    private @Nullable MailServer mail;
    private @Nullable StackDescription description;

    StackRun(LocalStack stack, DataDirectory data, Ports ports, Checkout checkout, Progress progress) {
        this.stack = stack;
        this.data = data;
        this.ports = ports;
        this.progress = progress;
        this.file = data.path("stack.json");
        this.supervisor = new Supervisor(progress, this::describeAgain);
        this.jobJar = checkout.jobJar();
        this.checkpoints = new RetainedCheckpoints(stack.flink().checkpoints());
        this.job = new JobKeeper(stack.flink().rest(), jobJar, checkpoints);
    }

    /** Starts everything and returns when every part answers and the job runs. */
    RunningStack start(String influencer) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        stack.flink().tidy();
        mail = MailServer.start(ports.smtp(), ports.inbox());
        startTogether(stack.foundations());
        if (stack.rebuilds()) {
            startTogether(List.of(stack.taskManager()));
            new RebuildTables(stack.flink().rest(), jobJar, checkpoints, stack.storedRecords(), progress).run();
            startTogether(withSigners(stack.api()));
        } else {
            startTogether(withSigners(stack.taskManager(), stack.api()));
        }
        startJob();
        startTogether(List.of(stack.reconciler()));
        StackDescription described = stack.description(supervisor.processes());
        List<StackDescription.SignIn> signIns = new ArrayList<>();
        signIns.add(new FirstInfluencer(described.api(), described.apiKeys().admin(), influencer, data).signIn());
        signIns.addAll(described.signIns());
        return describe(described.withSignIns(signIns));
    }

    private List<Part> withSigners(Part... others) {
        List<Part> parts = new ArrayList<>(stack.signers());
        parts.addAll(List.of(others));
        return parts;
    }

    /** On few processors two starts at a time are faster than all at once. */
    private void startTogether(List<Part> parts) throws InterruptedException {
        ExecutorService starts = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (Part part : parts) {
                pending.add(starts.submit(() -> {
                    supervisor.start(part);
                    return part;
                }));
            }
            for (Future<?> start : pending) {
                start.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new Refused("The stack could not be started: " + e.getCause() + ".", e);
        } finally {
            starts.shutdownNow();
        }
    }

    private void startJob() throws InterruptedException {
        long began = System.nanoTime();
        job.start();
        while (!job.running()) {
            if (System.nanoTime() - began > JOB_PATIENCE.toNanos()) {
                throw new Refused(
                        "The streaming job does not run (" + job.trouble().orElse("no reason given") + "): read "
                                + data.log("jobmanager") + " and " + data.log("taskmanager") + ".");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        progress.ready("job", Duration.ofNanos(System.nanoTime() - began));
    }

    private synchronized RunningStack describe(StackDescription described) throws IOException {
        description = described.withProcesses(supervisor.processes());
        description.writeTo(file);
        return stack.running(file, description);
    }

    private synchronized void describeAgain() {
        StackDescription known = description;
        if (known != null) {
            try {
                describe(known);
            } catch (IOException e) {
                progress.note("stack.json could not be rewritten: " + e.getMessage());
            }
        }
    }

    /** Completed with one sentence when a part could not be kept alive. */
    CompletableFuture<String> failure() {
        return supervisor.failure();
    }

    /** Stops those who write first and those who keep last. */
    @Override
    public void close() {
        supervisor.retire();
        job.close();
        try {
            forgetDescription();
            supervisor.stop(List.of("reconciler", "api"));
            supervisor.stop(List.of("taskmanager", "jobmanager"));
            supervisor.stop(stack.signers().stream().map(Part::name).toList());
            supervisor.stop(List.of("solana", "clickhouse", "kafka", "postgres"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeMail();
        }
    }

    private synchronized void forgetDescription() {
        description = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            progress.note("stack.json could not be removed: " + e.getMessage());
        }
    }

    private void closeMail() {
        MailServer server = mail;
        if (server != null) {
            server.close();
        }
    }
}
