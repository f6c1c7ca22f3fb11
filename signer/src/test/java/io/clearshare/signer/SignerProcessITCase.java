package io.clearshare.signer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, killed and started again. */
class SignerProcessITCase {

    private static final String SECRET = "a-secret-of-the-tests-with-enough-characters";
    private static final String WALLET = Requests.address(9);

    @TempDir
    private Path directory;

    private Process process;
    private String address = "";

    @BeforeEach
    void prepare() throws Exception {
        Requests.keyFile(directory.resolve("key.json"));
        Requests.secret(directory.resolve("secret"), SECRET);
        start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void aKilledSignerKeepsItsCaps() throws Exception {
        Requests requests = new Requests(address, 1);
        byte[] message = requests.usdc(UUID.randomUUID(), 100, WALLET);
        String first = ask("sign " + SECRET + " " + Base64.getEncoder().encodeToString(message));
        assertThat(first).startsWith("ok ");
        for (int i = 0; i < 3; i++) {
            process.destroyForcibly().waitFor();
            start();
            assertThat(ask(sign(requests.usdc(UUID.randomUUID(), 101, WALLET)))).startsWith("refused PAYOUT_CAP");
            assertThat(ask(sign(requests.usdc(UUID.randomUUID(), 51, WALLET)))).startsWith("refused DAY_CAP");
        }
        assertThat(ask(sign(message))).isEqualTo(first);
    }

    @Test
    void nobodyIsAnsweredWithoutTheSecret() throws Exception {
        Requests requests = new Requests(address, 1);
        assertThat(ask("key wrong")).startsWith("refused SECRET");
        assertThat(ask("sign wrong " + Base64.getEncoder().encodeToString(requests.usdc(UUID.randomUUID(), 1, WALLET))))
                .startsWith("refused SECRET");
        assertThat(ask("key " + SECRET)).isEqualTo("ok " + address);
        assertThat(ask("reset " + SECRET)).startsWith("refused REQUEST");
        assertThat(ask("sign " + SECRET + " ???")).startsWith("refused FOREIGN");
        assertThat(Base58.address(address)).hasSize(32);
    }

    @Test
    void manyAreJudgedEachByItself() throws Exception {
        Requests requests = new Requests(address, 1);
        byte[] small = requests.usdc(UUID.randomUUID(), 100, WALLET);
        byte[] large = requests.usdc(UUID.randomUUID(), 101, WALLET);
        byte[] foreign = requests.message(Programs.transferSol(address, WALLET, 1));
        StringBuilder request = new StringBuilder("signs " + SECRET);
        List.of(small, large, foreign)
                .forEach(message ->
                        request.append(' ').append(Base64.getEncoder().encodeToString(message)));
        String[] told = ask(request.toString()).split(" ");
        assertThat(told[0]).isEqualTo("ok");
        assertThat("ok " + told[1]).isEqualTo(ask(sign(small)));
        assertThat(why(told[2])).startsWith("PAYOUT_CAP ");
        assertThat(why(told[3])).startsWith("FOREIGN ");
        assertThat(told).hasSize(4);
        assertThat(ask("signs wrong " + Base64.getEncoder().encodeToString(small)))
                .startsWith("refused SECRET");
    }

    private static String why(String told) {
        assertThat(told).startsWith("refused:");
        return new String(Base64.getDecoder().decode(told.substring("refused:".length())), StandardCharsets.UTF_8);
    }

    private static String sign(byte[] message) {
        return "sign " + SECRET + " " + Base64.getEncoder().encodeToString(message);
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignerProgram.class.getName(),
                        "serve")
                .redirectError(directory.resolve("log").toFile());
        builder.environment()
                .putAll(java.util.Map.of(
                        "SIGNER_KEYFILE",
                        directory.resolve("key.json").toString(),
                        "SIGNER_SECRET_FILE",
                        directory.resolve("secret").toString(),
                        "SIGNER_JOURNAL",
                        directory.resolve("journal").toString(),
                        "SIGNER_SOCKET",
                        directory.resolve("socket").toString(),
                        "SIGNER_TREASURY",
                        Requests.OWNER,
                        "SIGNER_USDC_MINT",
                        Requests.MINT,
                        "SIGNER_USDC_PAYOUT_MAX_MICROS",
                        "100",
                        "SIGNER_USDC_DAY_MAX_MICROS",
                        "150",
                        "SIGNER_SOL_PAYOUT_MAX_LAMPORTS",
                        "0",
                        "SIGNER_SOL_DAY_MAX_LAMPORTS",
                        "0"));
        builder.environment().put("SIGNER_COST_DAY_MAX_LAMPORTS", "100000000");
        process = builder.start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = String.valueOf(lines.readLine());
        assertThat(ready).startsWith("ready address=");
        address = ready.substring("ready address=".length());
    }

    private String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("socket")))) {
            ByteBuffer out = StandardCharsets.UTF_8.encode(request + "\n");
            while (out.hasRemaining()) {
                channel.write(out);
            }
            ByteBuffer in = ByteBuffer.allocate(1024);
            while (channel.read(in) >= 0) {
                // The answer ends with the connection.
            }
            return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8).strip();
        }
    }
}
