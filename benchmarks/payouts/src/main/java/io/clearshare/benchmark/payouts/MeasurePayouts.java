package io.clearshare.benchmark.payouts;

import io.clearshare.benchmark.run.Say;
import io.clearshare.benchmark.run.Scratch;
import io.clearshare.stack.process.LaunchFailed;
import io.clearshare.stack.runner.Checkout;
import io.clearshare.stack.runner.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures how fast payouts are beside the bare chain, and postings beside plain inserts. */
public final class MeasurePayouts {

    private final Checkout checkout;
    private final PayoutOptions options;
    private final List<Outcome> outcomes;

    private MeasurePayouts(Checkout checkout, PayoutOptions options) throws IOException {
        this.checkout = checkout;
        this.options = options;
        this.outcomes = new ArrayList<>(options.more() ? PayoutPage.outcomes(options) : List.of());
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(PayoutOptions.USAGE);
            return;
        }
        PayoutOptions options;
        try {
            options = PayoutOptions.of(
                    arguments,
                    Path.of(System.getProperty("clearshare.benchmarks", "benchmarks"))
                            .toAbsolutePath());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + PayoutOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            System.exit(measure(Checkout.find(), options) ? 0 : 1);
        } catch (LaunchFailed e) {
            System.err.println(e.getMessage() + "\n" + e.lastLines());
            System.exit(1);
        }
    }

    /** Measures and writes the results down after each run; whether everything was right. */
    static boolean measure(Checkout checkout, PayoutOptions options) throws Exception {
        MeasurePayouts measurement = new MeasurePayouts(checkout, options);
        try (Scratch scratch = Scratch.create()) {
            if (options.payouts() > 0) {
                measurement.payments(scratch.directory());
            }
            if (options.transactions() > 0) {
                measurement.postings(scratch.directory().resolve("books"));
            }
        }
        return measurement.outcomes.stream().allMatch(Outcome::isRight);
    }

    private void payments(Path directory) throws Exception {
        RunPayments run = new RunPayments(checkout, options);
        for (int i = 0; i < options.runs(); i++) {
            note(run.bare(directory.resolve("bare-" + i)));
            note(run.product(directory.resolve("product-" + i)));
        }
    }

    private void postings(Path directory) throws Exception {
        Files.createDirectories(directory);
        try (Database database = Database.start(checkout, directory)) {
            migrate(database);
            PlainTables.CREATE.forEach(database.asOwner()::execute);
            PostEntries entries = new PostEntries(database, options.transactions());
            entries.run(false, 100);
            entries.run(true, 100);
            for (int i = 0; i < options.runs(); i++) {
                for (int perCommit : PostEntries.PER_COMMIT) {
                    note(entries.run(false, perCommit));
                    note(entries.run(true, perCommit));
                }
            }
        }
    }

    private void migrate(Database database) throws IOException {
        try (Stream<Path> files = Files.list(checkout.root().resolve("sql/postgres"))) {
            List<Path> inOrder = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith("V"))
                    .sorted()
                    .toList();
            for (Path file : inOrder) {
                database.asOwner()
                        .execute(Files.readString(file).replace("${application_role}", PostgresServer.APPLICATION));
            }
        }
    }

    private void note(Outcome outcome) throws IOException {
        Say.line(
                "%s: %d in %.1f s, %.0f/s; %s; CPU s: %s; %s",
                outcome.what(),
                outcome.count(),
                outcome.seconds(),
                outcome.perSecond(),
                outcome.phases(),
                outcome.cpu(),
                outcome.isRight() ? "right" : outcome.trouble());
        outcomes.add(outcome);
        PayoutPage.write(options, outcomes);
    }
}
