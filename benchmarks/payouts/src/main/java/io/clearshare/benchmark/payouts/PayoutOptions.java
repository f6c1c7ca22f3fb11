package io.clearshare.benchmark.payouts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a measurement is told on its command line.
 *
 * @param warm payouts of each run before those that count
 * @param transactions of the ledger per run and contestant; 0: the ledger is not measured
 * @param more whether the runs are added to those of the results that are there
 */
record PayoutOptions(
        int payouts,
        int warm,
        int runs,
        int transactions,
        int patienceSeconds,
        boolean more,
        long seed,
        Path results,
        String name) {

    static final String USAGE = """
            benchmarks/run payouts [options]     payouts and postings beside the bare chain and plain inserts
              --payouts N           payouts and bare transfers of each run (default 10000; 0: only the ledger)
              --warm N              payouts of each run before those that count (default 2000)
              --runs N              runs of each, in turns (default 3)
              --transactions N      ledger transactions of each run (default 20000; 0: only payouts)
              --patience-s N        how long a run may take (default 240)
              --more                add the runs to those of the results that are there
              --smoke               a few payouts, to see whether it works
              --seed N              other amounts (default 20261129)
              --name TEXT           name of the result files (default payouts)
            """;

    static PayoutOptions of(String[] arguments, Path folder) {
        int payouts = 10_000;
        int warm = 2_000;
        int runs = 3;
        int transactions = 20_000;
        int patience = 240;
        boolean more = false;
        long seed = 20261129;
        String name = "payouts";
        List<String> left = new ArrayList<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--payouts" -> payouts = number(option, left);
                case "--warm" -> warm = number(option, left);
                case "--runs" -> runs = number(option, left);
                case "--transactions" -> transactions = number(option, left);
                case "--patience-s" -> patience = number(option, left);
                case "--more" -> more = true;
                case "--smoke" -> {
                    payouts = 40;
                    warm = 5;
                    runs = 1;
                    transactions = 200;
                }
                case "--seed" -> seed = number(option, left);
                case "--name" -> name = value(option, left);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new PayoutOptions(
                payouts, warm, runs, transactions, patience, more, seed, folder.resolve("results"), name);
    }

    private static int number(String option, List<String> left) {
        try {
            return Integer.parseInt(value(option, left));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a whole number", e);
        }
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.remove(0);
    }
}
