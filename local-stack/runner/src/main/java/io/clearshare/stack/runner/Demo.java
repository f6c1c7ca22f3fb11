package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** {@code ./demo}: the whole of Clearshare on this machine, with a story or without. */
public final class Demo {

    private static final int REFUSED = 2;
    private static final int BROKEN = 3;

    private final Options options;
    private final Checkout checkout;
    private final PrintStream out;

    private Demo(Options options, Checkout checkout, PrintStream out) {
        this.options = options;
        this.checkout = checkout;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            System.out.println(Options.USAGE);
            return 0;
        }
        try {
            Checkout checkout = Checkout.find();
            return new Demo(Options.parse(arguments, checkout.root()), checkout, System.out).run();
        } catch (Refused e) {
            System.err.println(e.getMessage());
            return REFUSED;
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("The stack had to give up: " + e);
            return BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        }
    }

    /** The data directory and the processes are given back by the shutdown hook, whichever way this ends. */
    private int run() throws IOException, InterruptedException, SQLException {
        DataDirectory data = DataDirectory.take(options.data());
        if (options.reset()) {
            data.reset();
        }
        logTo(data);
        Prerequisites.check(options.data());
        Ports ports = Ports.of(options.portBase());
        ports.requireFree();
        Progress progress = new Progress(out);
        StackRun run = new StackRun(new LocalStack(checkout, data, options, ports), data, ports, checkout, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, data, progress), "stop"));
        out.println("Clearshare starts in " + options.data());
        RunningStack stack = run.start(options.mode() == Options.Mode.EMPTY ? "demo" : "alice");
        // Completed with a sentence or never; it has no failure of its own.
        var unused = run.failure().thenAccept(sentence -> {
            System.err.println(sentence);
            System.exit(BROKEN);
        });
        Welcome.print(stack, out);
        return play(stack);
    }

    private int play(RunningStack stack) throws IOException, InterruptedException, SQLException {
        Optional<Story> story = ServiceLoader.load(Story.class).findFirst();
        int result = 0;
        if (story.isPresent() && options.mode() != Options.Mode.EMPTY) {
            result = story.get().play(stack, options, out);
        }
        if (options.mode() != Options.Mode.HEADLESS) {
            new CountDownLatch(1).await();
        }
        return result;
    }

    private static void stop(StackRun run, DataDirectory data, Progress progress) {
        progress.note("stopping");
        run.close();
        data.close();
        progress.note("stopped");
    }

    /** The libraries of the runner itself speak to a file; the terminal is for people. */
    private static void logTo(DataDirectory data) throws IOException {
        Files.createDirectories(data.path("logs"));
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler file = new FileHandler(data.log("runner").toString(), 4 << 20, 1, false);
        file.setFormatter(new SimpleFormatter());
        root.addHandler(file);
    }
}
