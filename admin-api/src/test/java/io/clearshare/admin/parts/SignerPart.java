package io.clearshare.admin.parts;

import io.clearshare.signer.SignerProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.p2p.solanaj.core.Account;

/** A signer's process that holds a key of its own, as delegate of a node's treasury. */
public final class SignerPart implements AutoCloseable {

    private final Path directory;
    private final SolanaPart node;
    private Account key = SolanaPart.newAccount();
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    private SignerPart(Path directory, SolanaPart node, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.node = node;
        Path keyfile = SolanaPart.write(directory.resolve("signer.json"), SolanaPart.json(key));
        Path secret =
                SolanaPart.write(directory.resolve("signer.secret"), "a-secret-of-the-tests-with-enough-characters");
        environment.putAll(Map.of(
                "SIGNER_KEYFILE", keyfile.toString(),
                "SIGNER_SECRET_FILE", secret.toString(),
                "SIGNER_JOURNAL", directory.resolve("signer.journal").toString(),
                "SIGNER_SOCKET", socket().toString(),
                "SIGNER_TREASURY", node.treasury().getPublicKeyBase58(),
                "SIGNER_USDC_MINT", node.mint()));
        environment.putAll(settings);
        process = serve();
    }

    /** @param caps the settings that limit it */
    public static SignerPart start(Path directory, SolanaPart node, Map<String, String> caps) {
        try {
            return new SignerPart(directory, node, caps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return key.getPublicKeyBase58();
    }

    public Path socket() {
        return directory.resolve("signer.socket");
    }

    public Path secret() {
        return directory.resolve("signer.secret");
    }

    /** The treasury's owner sets the signer's allowance and fills up its SOL, in the way of the handbook. */
    public void allow(long allowanceMicros, long lamports) throws IOException, InterruptedException {
        run(
                "allow",
                Map.of(
                        "SIGNER_ALLOWANCE_MICROS", Long.toString(allowanceMicros),
                        "SIGNER_SOL_LAMPORTS", Long.toString(lamports)));
    }

    /** The treasury's owner does something about this signer while the chain goes on. */
    void run(String command, Map<String, String> settings) throws IOException, InterruptedException {
        ProcessBuilder builder = program(command);
        builder.environment()
                .putAll(Map.of(
                        "TREASURY_OWNER_KEYFILE", node.keyfile().toString(),
                        "SOLANA_RPC", node.rpc().toString(),
                        "SOLANA_GENESIS_HASH", node.genesis(),
                        "SIGNER_ADDRESS", address(),
                        "SIGNER_USDC_MINT", node.mint()));
        builder.environment().putAll(settings);
        Process running = builder.redirectOutput(
                        directory.resolve(command + ".log").toFile())
                .start();
        while (!running.waitFor(50, TimeUnit.MILLISECONDS)) {
            node.advance(1);
        }
        if (running.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(directory.resolve("signer.log")));
        }
    }

    /** What the last {@link #run} of a command said. */
    String said(String command) throws IOException {
        return Files.readString(directory.resolve(command + ".log")).strip();
    }

    /** Kills the process, which stays away until {@link #restart}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the process without a chance to tidy up, and starts it again. */
    public void restart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = serve();
    }

    /** Starts it again with another key over the same journal. */
    public void changeKey() throws IOException, InterruptedException {
        key = SolanaPart.newAccount();
        Files.writeString(directory.resolve("signer.json"), SolanaPart.json(key));
        restart();
    }

    private Process serve() throws IOException {
        ProcessBuilder builder = program("serve");
        builder.environment().putAll(environment);
        Process started = builder.start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = String.valueOf(lines.readLine());
        if (!line.equals("ready address=" + address())) {
            throw new IOException("The signer says " + line + ": " + Files.readString(directory.resolve("signer.log")));
        }
        return started;
    }

    private ProcessBuilder program(String command) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignerProgram.class.getName(),
                        command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("signer.log").toFile()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
