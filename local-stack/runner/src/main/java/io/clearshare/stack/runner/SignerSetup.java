package io.clearshare.stack.runner;

import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The process that signs payouts: it alone reads its key, and the API speaks to it over a socket.
 *
 * <p>The treasury belongs to another key, which is read only to let the signer move so much and no more.
 */
final class SignerSetup {

    /** Paths of Unix sockets must be shorter than this on every system. */
    private static final int SOCKET_BYTES_MAX = 100;

    private static final long ALLOWANCE_MICROS = 100_000_000_000L;
    private static final long LAMPORTS = 500_000_000_000L;
    private static final List<String> JVM =
            List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC");

    private final Checkout checkout;
    private final DataDirectory data;
    private final SolanaKey owner;
    private final String mint;
    private final SolanaKey key;
    private final Path secret;
    private boolean allowed;

    SignerSetup(Checkout checkout, DataDirectory data, Secrets secrets, SolanaKey owner, String mint)
            throws IOException {
        this.checkout = checkout;
        this.data = data;
        this.owner = owner;
        this.mint = mint;
        this.key = SolanaKey.in(data.path("signer.json"));
        this.secret = data.path("signer.secret");
        PrivateFile.write(
                secret,
                secrets.word("signer").concat(secrets.word("signer.more")).getBytes(StandardCharsets.UTF_8));
    }

    Launch launch() throws IOException {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "SIGNER_KEYFILE",
                key.file().toString(),
                "SIGNER_SECRET_FILE",
                secret.toString(),
                "SIGNER_JOURNAL",
                data.path("signer.journal").toString(),
                "SIGNER_SOCKET",
                socket().toString(),
                "SIGNER_TREASURY",
                owner.address(),
                "SIGNER_USDC_MINT",
                mint,
                "SIGNER_USDC_PAYOUT_MAX_MICROS",
                "5000000000",
                "SIGNER_USDC_DAY_MAX_MICROS",
                "50000000000",
                "SIGNER_SOL_PAYOUT_MAX_LAMPORTS",
                "50000000000",
                "SIGNER_SOL_DAY_MAX_LAMPORTS",
                "400000000000"));
        environment.put("SIGNER_COST_DAY_MAX_LAMPORTS", "20000000000");
        return Launch.of("signer", command("serve"), environment, data.log("signer"), Readiness.line("ready address="));
    }

    /** What the API is told: where the signer is, and whose tokens it moves; no key. */
    Map<String, String> forApi() throws IOException {
        return Map.of(
                "CLEARSHARE_SIGNER_SOCKET", socket().toString(),
                "CLEARSHARE_SIGNER_SECRET_FILE", secret.toString(),
                "CLEARSHARE_SOLANA_TREASURY", owner.address());
    }

    /** The owner sets the allowance, once per start of the stack. */
    synchronized void allow(String rpc, String genesisHash) throws IOException, InterruptedException {
        if (allowed) {
            return;
        }
        ProcessBuilder program = new ProcessBuilder(command("allow"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.log("allowance").toFile()));
        program.environment()
                .putAll(Map.of(
                        "TREASURY_OWNER_KEYFILE", owner.file().toString(),
                        "SOLANA_RPC", rpc,
                        "SOLANA_GENESIS_HASH", genesisHash,
                        "SIGNER_ADDRESS", key.address(),
                        "SIGNER_USDC_MINT", mint,
                        "SIGNER_ALLOWANCE_MICROS", Long.toString(ALLOWANCE_MICROS),
                        "SIGNER_SOL_LAMPORTS", Long.toString(LAMPORTS)));
        if (program.start().waitFor() != 0) {
            throw new Refused("The signer's allowance could not be set: read " + data.log("allowance") + ".");
        }
        allowed = true;
    }

    private List<String> command(String word) {
        List<String> command = new ArrayList<>(JavaProgram.command(JVM, checkout.signerJar()));
        command.add(word);
        return command;
    }

    private Path socket() throws IOException {
        Path near = data.path("signer.socket").toAbsolutePath();
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_BYTES_MAX) {
            return near;
        }
        CRC32 name = new CRC32();
        name.update(near.toString().getBytes(StandardCharsets.UTF_8));
        Path directory =
                Path.of(System.getProperty("java.io.tmpdir"), "clearshare-" + Long.toHexString(name.getValue()));
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return directory.resolve("signer");
    }
}
