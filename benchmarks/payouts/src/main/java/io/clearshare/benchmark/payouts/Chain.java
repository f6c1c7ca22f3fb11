package io.clearshare.benchmark.payouts;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import io.clearshare.stack.runner.Checkout;
import io.clearshare.stack.runner.SolanaKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The local chain with slots of 400 ms, its blocks on disk: a treasury, and a signer that may move so much of it and pays the
 * network's costs.
 */
final class Chain implements AutoCloseable {

    static final long SIGNER_LAMPORTS = 500_000_000_000L;
    private static final long ALLOWANCE_MICROS = 1_000_000_000_000L;
    private static final int PAGE = 1000;
    private static final int ACCOUNTS_MAX = 100;
    private static final Pattern READY = Pattern.compile("ready port=\\d+ genesis=(\\S+) mint=(\\S+)");

    private final ChildProcess process;
    private final URI url;
    private final String genesis;
    private final String mint;
    private final SolanaKey owner;
    private final SolanaKey signer;
    private final Rpc rpc;

    private Chain(ChildProcess process, URI url, String genesis, String mint, SolanaKey owner, SolanaKey signer) {
        this.process = process;
        this.url = url;
        this.genesis = genesis;
        this.mint = mint;
        this.owner = owner;
        this.signer = signer;
        this.rpc = new Rpc(url);
    }

    static Chain start(Checkout checkout, Path directory) throws Exception {
        checkout.built("local-stack/solana/node_modules");
        SolanaKey owner = SolanaKey.in(directory.resolve("treasury.json"));
        SolanaKey signer = SolanaKey.in(directory.resolve("signer.json"));
        int port = FreePorts.next();
        ChildProcess process = ChildProcess.start(Launch.of(
                "solana",
                List.of("node", checkout.built("local-stack/solana/server.mjs").toString()),
                Map.of(
                        "SOLANA_PORT",
                        Integer.toString(port),
                        "SOLANA_DATA",
                        directory.resolve("solana").toString(),
                        "SOLANA_TREASURY",
                        owner.address()),
                directory.resolve("solana.log"),
                Readiness.line("ready port=")));
        try {
            Matcher ready = READY.matcher(process.output());
            if (!ready.find()) {
                throw new IOException("The chain does not say which one it is");
            }
            URI url = URI.create("http://127.0.0.1:" + port);
            Chain chain = new Chain(process, url, ready.group(1), ready.group(2), owner, signer);
            chain.allow(checkout);
            return chain;
        } catch (Exception e) {
            process.close();
            throw e;
        }
    }

    private void allow(Checkout checkout) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(signerProgram(checkout, "allow"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        program.environment()
                .putAll(Map.of(
                        "TREASURY_OWNER_KEYFILE", owner.file().toString(),
                        "SOLANA_RPC", url.toString(),
                        "SOLANA_GENESIS_HASH", genesis,
                        "SIGNER_ADDRESS", signer.address(),
                        "SIGNER_USDC_MINT", mint,
                        "SIGNER_ALLOWANCE_MICROS", Long.toString(ALLOWANCE_MICROS),
                        "SIGNER_SOL_LAMPORTS", Long.toString(SIGNER_LAMPORTS)));
        if (program.start().waitFor() != 0) {
            throw new IOException("The signer's allowance could not be set");
        }
    }

    static List<String> signerProgram(Checkout checkout, String word) {
        List<String> jvm = List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> command = new ArrayList<>(JavaProgram.command(jvm, checkout.signerJar()));
        command.add(word);
        return command;
    }

    URI url() {
        return url;
    }

    String genesis() {
        return genesis;
    }

    String mint() {
        return mint;
    }

    SolanaKey owner() {
        return owner;
    }

    SolanaKey signer() {
        return signer;
    }

    Rpc rpc() {
        return rpc;
    }

    long pid() {
        return process.pid();
    }

    String blockhash() throws IOException, InterruptedException {
        return rpc.call("getLatestBlockhash", "[{\"commitment\":\"confirmed\"}]")
                .path("value")
                .path("blockhash")
                .asText();
    }

    long signerLamports() throws IOException, InterruptedException {
        return rpc.call("getBalance", "[\"" + signer.address() + "\",{\"commitment\":\"finalized\"}]")
                .path("value")
                .asLong();
    }

    /** How many finalised payments without error carry each memo, of all that the signer has paid for. */
    Map<String, Integer> paymentsByMemo() throws IOException, InterruptedException {
        Map<String, Integer> found = new HashMap<>();
        String before = "";
        JsonNode page;
        do {
            String from = before.isEmpty() ? "" : ",\"before\":\"" + before + "\"";
            page = rpc.call(
                    "getSignaturesForAddress",
                    "[\"" + signer.address() + "\",{\"commitment\":\"finalized\",\"limit\":" + PAGE + from + "}]");
            for (JsonNode entry : page) {
                before = entry.path("signature").asText();
                if (entry.path("err").isNull()) {
                    // The memo comes with its length in front: "[98] payout:…".
                    String memo = entry.path("memo").asText("");
                    found.merge(memo.substring(memo.indexOf(' ') + 1), 1, Integer::sum);
                }
            }
        } while (page.size() == PAGE);
        return found;
    }

    /** What each wallet holds in USDC, finalised. */
    Map<String, Long> usdcOf(List<String> wallets) throws IOException, InterruptedException {
        Map<String, Long> held = new TreeMap<>();
        for (int i = 0; i < wallets.size(); i += ACCOUNTS_MAX) {
            List<String> part = wallets.subList(i, Math.min(wallets.size(), i + ACCOUNTS_MAX));
            List<String> accounts = part.stream()
                    .map(wallet -> ProgramAddress.tokenAccount(wallet, mint))
                    .toList();
            JsonNode values = rpc.call(
                            "getMultipleAccounts",
                            "[" + Rpc.quoted(accounts) + ",{\"encoding\":\"jsonParsed\",\"commitment\":\"finalized\"}]")
                    .path("value");
            for (int k = 0; k < part.size(); k++) {
                held.put(
                        part.get(k),
                        values.path(k)
                                .at("/data/parsed/info/tokenAmount/amount")
                                .asLong(0));
            }
        }
        return held;
    }

    /** Waits until blocks have come that finalise everything of before. */
    void awaitFinality() throws IOException, InterruptedException {
        long height =
                rpc.call("getBlockHeight", "[{\"commitment\":\"processed\"}]").asLong();
        while (rpc.call("getBlockHeight", "[{\"commitment\":\"finalized\"}]").asLong() < height) {
            Thread.sleep(Duration.ofMillis(200).toMillis());
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
