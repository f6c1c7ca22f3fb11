package io.clearshare.admin.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Solana node of this test alone. */
public final class SolanaPart implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern READY = Pattern.compile("ready port=(\\d+) genesis=(\\S+) mint=(\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path keyfile;
    private final Account treasury;
    private final URI rpc;
    private final String genesis;
    private final String mint;

    private SolanaPart(Path directory, int blockMillis) throws IOException, InterruptedException {
        treasury = newAccount();
        keyfile = write(directory.resolve("treasury.json"), json(treasury));
        Path home = home();
        install(home);
        ProcessBuilder node = new ProcessBuilder("node", "server.mjs")
                .directory(home.toFile())
                .redirectError(directory.resolve("solana.log").toFile());
        node.environment()
                .putAll(Map.of(
                        "SOLANA_PORT", "0",
                        "SOLANA_SLOT_MS", Integer.toString(blockMillis),
                        "SOLANA_TREASURY", treasury.getPublicKeyBase58()));
        process = node.start();
        Matcher ready = ready();
        rpc = URI.create("http://127.0.0.1:" + ready.group(1));
        genesis = ready.group(2);
        mint = ready.group(3);
    }

    /** A node whose blocks come only when the test asks for them. */
    public static SolanaPart start(Path directory) {
        return start(directory, 0);
    }

    /** A node that makes a block every so many milliseconds. */
    public static SolanaPart start(Path directory, int blockMillis) {
        try {
            return new SolanaPart(directory, blockMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A key pair that nobody has seen before. */
    public static Account newAccount() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        return new Account(TweetNaclFast.Signature.keyPair_fromSeed(seed).getSecretKey());
    }

    public URI rpc() {
        return rpc;
    }

    public String genesis() {
        return genesis;
    }

    public String mint() {
        return mint;
    }

    public Path keyfile() {
        return keyfile;
    }

    public Account treasury() {
        return treasury;
    }

    public void advance(int blocks) {
        control("{\"advance\":" + blocks + "}");
    }

    /** Gives the node an order on its control endpoint. */
    public JsonNode control(String order) {
        return post("/control", order);
    }

    public JsonNode call(String method, Object... parameters) {
        String body = JSON.writeValueAsString(
                Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", Arrays.asList(parameters)));
        return post("", body).path("result");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(rpc.resolve(path.isEmpty() ? "/" : path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Matcher ready() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
        }
        throw new IOException("The Solana node stopped before it was ready");
    }

    private static synchronized void install(Path home) throws IOException, InterruptedException {
        if (Files.isDirectory(home.resolve("node_modules"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--omit=dev", "--no-audit", "--no-fund")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (npm.waitFor() != 0) {
            throw new IOException("npm ci failed in " + home);
        }
    }

    private static Path home() {
        Path home = Path.of("..", "local-stack", "solana").toAbsolutePath().normalize();
        return Files.isDirectory(home) ? home : Path.of("local-stack", "solana").toAbsolutePath();
    }

    /** A key in the format of the Solana tools. */
    static String json(Account account) {
        return JSON.writeValueAsString(unsigned(account.getSecretKey()));
    }

    /** A new file that only its owner can read. */
    static Path write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static int[] unsigned(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = bytes[i] & 0xff;
        }
        return numbers;
    }
}
