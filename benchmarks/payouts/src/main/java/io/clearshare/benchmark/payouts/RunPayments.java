package io.clearshare.benchmark.payouts;

import io.clearshare.stack.runner.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run of the bare chain or of the product, each over a chain of its own, and the check of what came out. */
final class RunPayments {

    static final String BARE = "bare chain";
    static final String PRODUCT = "payouts";
    private static final long LOOK_MILLIS = 250;
    private static final String SINCE = "SELECT extract(epoch FROM max(%s) - ?::timestamptz) FROM %s";

    private final Checkout checkout;
    private final PayoutOptions options;

    RunPayments(Checkout checkout, PayoutOptions options) {
        this.checkout = checkout;
        this.options = options;
    }

    Outcome bare(Path directory) throws Exception {
        Payees warm = Payees.of("warm", options.warm(), options.seed() + 1);
        Payees payees = Payees.of("paid", options.payouts(), options.seed());
        try (Chain chain = Chain.start(checkout, Files.createDirectories(directory))) {
            BareChain client = new BareChain(chain);
            SignTransfers sign = new SignTransfers(chain);
            client.pay(sign.of(warm));
            Cpu before = cpu(chain);
            List<SignTransfers.Signed> transfers = sign.of(payees);
            Cpu signed = cpu(chain);
            BareChain.Took took = client.pay(transfers);
            Cpu used = cpu(chain).since(signed);
            String trouble = wrongOnChain(
                    chain,
                    payees,
                    transfers.stream().map(SignTransfers.Signed::memo).toList());
            return new Outcome(
                    BARE,
                    options.payouts(),
                    took.finalised(),
                    String.format(
                            Locale.ROOT,
                            "accepted %.1f; signed before with %.1f CPU s",
                            took.accepted(),
                            signed.since(before).millis().getOrDefault("client", 0L) / 1000.0),
                    used.shown(),
                    trouble);
        }
    }

    private static Cpu cpu(Chain chain) {
        return Cpu.of(Map.of("client", ProcessHandle.current().pid(), "solana", chain.pid()));
    }

    Outcome product(Path directory) throws Exception {
        Payees warm = Payees.of("warm", options.warm(), options.seed() + 1);
        Payees payees = Payees.of("paid", options.payouts(), options.seed());
        Files.createDirectories(directory);
        try (Chain chain = Chain.start(checkout, directory);
                Database database = Database.start(checkout, directory);
                Product product = Product.start(checkout, directory, chain, database)) {
            product.showComingLines("paid", options.payouts());
            OweThem owe = new OweThem(database);
            owe.to(warm);
            awaitSettled(database, options.warm());
            Cpu before = product.cpu();
            String begun = database.asOwner().queryForObject("SELECT clock_timestamp()::text", String.class);
            owe.to(payees);
            long committed = System.nanoTime();
            boolean all = awaitSettled(database, options.warm() + options.payouts());
            double seconds = (System.nanoTime() - committed) / 1e9;
            Cpu used = product.cpu().since(before);
            long settled = database.count("SELECT count(*) FROM payout WHERE state = 'SETTLED'") - options.warm();
            String trouble = all ? wrong(database, chain, warm, payees) : "only " + settled + " were paid in time";
            return new Outcome(
                    PRODUCT, settled, seconds, phases(database, String.valueOf(begun)), used.shown(), trouble);
        }
    }

    private boolean awaitSettled(Database database, long expected) throws InterruptedException {
        long deadline = System.nanoTime() + options.patienceSeconds() * 1_000_000_000L;
        while (System.nanoTime() < deadline) {
            if (database.count("SELECT count(*) FROM payout WHERE state = 'SETTLED'") >= expected) {
                return true;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private static String phases(Database database, String begun) {
        return String.format(
                Locale.ROOT,
                "made %.1f; signed %.1f; settled %.1f",
                since(database, "created_at", "payout", begun),
                since(database, "signed_at", "payout_attempt", begun),
                since(database, "closed_at", "payout_attempt", begun));
    }

    private static double since(Database database, String column, String table, String begun) {
        Double seconds = database.asOwner().queryForObject(SINCE.formatted(column, table), Double.class, begun);
        return seconds == null ? 0 : seconds;
    }

    /** Each paid exactly once on the chain, and the books say so to the last micro-unit and lamport. */
    private static String wrong(Database database, Chain chain, Payees warm, Payees payees)
            throws IOException, InterruptedException {
        chain.awaitFinality();
        List<String> memos = database.asOwner().queryForList("SELECT memo FROM payout", String.class);
        if (memos.size() != warm.all().size() + payees.all().size()) {
            return memos.size() + " payouts were made";
        }
        String onChain = wrongOnChain(chain, payees, memos);
        return onChain.isEmpty() ? wrongInBooks(database, chain, warm.totalMicros() + payees.totalMicros()) : onChain;
    }

    private static String wrongOnChain(Chain chain, Payees payees, List<String> memos)
            throws IOException, InterruptedException {
        Map<String, Integer> paid = chain.paymentsByMemo();
        for (String memo : memos) {
            if (paid.getOrDefault(memo, 0) != 1) {
                return memo + " was paid " + paid.getOrDefault(memo, 0) + " times";
            }
        }
        Map<String, Long> held = chain.usdcOf(payees.wallets());
        for (Payees.Payee payee : payees.all()) {
            if (held.getOrDefault(payee.wallet(), 0L) != payee.amountMicros()) {
                return payee.id() + " got " + held.get(payee.wallet()) + " instead of " + payee.amountMicros();
            }
        }
        return "";
    }

    private static String wrongInBooks(Database database, Chain chain, long totalMicros)
            throws IOException, InterruptedException {
        if (database.count("SELECT coalesce(sum(amount), 0) FROM ledger_posting") != 0) {
            return "the postings do not sum to 0";
        }
        if (posted(database, "account = 'treasury:usdc'") != totalMicros) {
            return "the books say that " + posted(database, "account = 'treasury:usdc'") + " left";
        }
        if (database.count("""
                SELECT count(*) FROM (SELECT account FROM ledger_posting WHERE account LIKE 'influencer:%'
                    GROUP BY account HAVING sum(amount) <> 0) AS left_over""") != 0) {
            return "somebody is still owed something";
        }
        long spent = Chain.SIGNER_LAMPORTS - chain.signerLamports();
        long booked = posted(database, "account = 'treasury:sol'");
        return spent == booked ? "" : spent + " lamports were spent and " + booked + " booked";
    }

    private static long posted(Database database, String where) {
        return database.count("SELECT coalesce(sum(amount), 0) FROM ledger_posting WHERE " + where);
    }
}
