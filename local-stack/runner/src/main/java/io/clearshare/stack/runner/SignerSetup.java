package io.clearshare.stack.runner;

import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The process that signs payouts: it alone reads its key, and the API speaks to it over a socket.
 *
 * <p>The treasury belongs to another key, which is read only to let the signer move so much and no more, and to make the
 * escrow.
 */
final class SignerSetup {

    private static final long ALLOWANCE_MICROS = 100_000_000_000L;
    private static final long LAMPORTS = 500_000_000_000L;

    private final SignerPrograms programs;
    private final DataDirectory data;
    private final SolanaKey owner;
    private final String mint;
    private final SolanaKey key;
    private final Path secret;
    private final EscrowSetup escrow;
    private boolean prepared;

    SignerSetup(Checkout checkout, DataDirectory data, Secrets secrets, SolanaKey owner, String mint)
            throws IOException {
        this.programs = new SignerPrograms(checkout, data);
        this.data = data;
        this.owner = owner;
        this.mint = mint;
        this.key = SolanaKey.in(data.path("signer.json"));
        this.secret = data.path("signer.secret");
        PrivateFile.write(
                secret,
                secrets.word("signer").concat(secrets.word("signer.more")).getBytes(StandardCharsets.UTF_8));
        this.escrow = new EscrowSetup(programs, data, secrets, forSigners());
    }

    /** What every signer is told, the escrow's ones as well. */
    private Map<String, String> forSigners() {
        return Map.of("SIGNER_TREASURY", owner.address(), "SIGNER_USDC_MINT", mint, "SIGNER_PAYER", key.address());
    }

    EscrowSetup escrow() {
        return escrow;
    }

    Launch launch() throws IOException {
        Map<String, String> environment = new TreeMap<>(forSigners());
        environment.putAll(escrow.forTreasurySigner());
        environment.putAll(Map.of(
                "SIGNER_KEYFILE",
                key.file().toString(),
                "SIGNER_SECRET_FILE",
                secret.toString(),
                "SIGNER_JOURNAL",
                data.path("signer.journal").toString(),
                "SIGNER_SOCKET",
                programs.socket("signer").toString(),
                "SIGNER_USDC_PAYOUT_MAX_MICROS",
                "5000000000",
                "SIGNER_USDC_DAY_MAX_MICROS",
                "50000000000",
                "SIGNER_SOL_PAYOUT_MAX_LAMPORTS",
                "50000000000",
                "SIGNER_SOL_DAY_MAX_LAMPORTS",
                "400000000000",
                "SIGNER_COST_DAY_MAX_LAMPORTS",
                "20000000000"));
        return Launch.of(
                "signer", programs.command("serve"), environment, data.log("signer"), Readiness.line("ready address="));
    }

    /** What the API is told: where the signers are, and whose tokens they move; no key. */
    Map<String, String> forApi() throws IOException {
        Map<String, String> environment = new TreeMap<>(escrow.forApi());
        environment.put("CLEARSHARE_SIGNER_SOCKET", programs.socket("signer").toString());
        environment.put("CLEARSHARE_SIGNER_SECRET_FILE", secret.toString());
        environment.put("CLEARSHARE_SOLANA_TREASURY", owner.address());
        return environment;
    }

    /** The owner sets the allowance and makes the escrow, once per start of the stack. */
    synchronized void prepare(String rpc, String genesisHash) throws IOException, InterruptedException {
        if (prepared) {
            return;
        }
        Map<String, String> environment = new TreeMap<>(Map.of(
                "TREASURY_OWNER_KEYFILE", owner.file().toString(),
                "SOLANA_RPC", rpc,
                "SOLANA_GENESIS_HASH", genesisHash,
                "SIGNER_ADDRESS", key.address(),
                "SIGNER_USDC_MINT", mint,
                "SIGNER_ALLOWANCE_MICROS", Long.toString(ALLOWANCE_MICROS),
                "SIGNER_SOL_LAMPORTS", Long.toString(LAMPORTS)));
        programs.run("allow", "allowance", environment);
        escrow.make(environment);
        prepared = true;
    }
}
