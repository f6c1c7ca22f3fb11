package io.clearshare.benchmark.live;

import io.clearshare.benchmark.run.Scratch;
import java.nio.file.Path;
import java.util.List;

/** How both measurements begin and end. */
final class LiveMain {

    /** A measurement that says whether all results were right. */
    @FunctionalInterface
    interface Measurement {
        boolean run(LiveOptions options, Path scratch) throws Exception;
    }

    private LiveMain() {}

    static void run(String[] arguments, String mode, Measurement measurement) throws Exception {
        Path folder = Path.of(System.getProperty("clearshare.benchmarks", "benchmarks"))
                .toAbsolutePath();
        if (List.of(arguments).contains("--help")) {
            System.out.print(LiveOptions.USAGE);
            return;
        }
        LiveOptions options;
        try {
            options = LiveOptions.of(arguments, folder, mode);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + LiveOptions.USAGE);
            System.exit(2);
            return;
        }
        boolean right;
        try (Scratch scratch = Scratch.create()) {
            right = measurement.run(options, scratch.directory());
        }
        System.exit(right ? 0 : 1);
    }
}
