package io.clearshare.stack.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The engine's native library on disk, checked before it is loaded. Half a gigabyte takes seconds to hash, so a good
 * verdict is kept beside the data for exactly this file: same path, size and modification time.
 */
record EngineLibrary(Path path, String sha256) {

    /** Throws {@link IllegalStateException} with a plain sentence when the library cannot or must not be loaded. */
    void verify(Path data) throws IOException {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException("The ClickHouse engine is not installed at " + path
                    + ": run `npm ci --ignore-scripts` in local-stack/clickhouse/engine");
        }
        Path memo = data.resolve("library.verified");
        String verdict = sha256 + " " + Files.size(path) + " " + Files.getLastModifiedTime(path) + " " + path;
        if (Files.exists(memo) && Files.readString(memo).equals(verdict)) {
            return;
        }
        String actual = hash();
        if (!actual.equalsIgnoreCase(sha256)) {
            throw new IllegalStateException(
                    "The ClickHouse engine at " + path + " has checksum " + actual + " instead of " + sha256);
        }
        Files.createDirectories(data);
        Files.writeString(memo, verdict);
    }

    /** The published library exists for 64-bit x86 Linux only. */
    static void requirePlatform(String system, String architecture) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean x64 = architecture.equals("amd64") || architecture.equals("x86_64");
        if (!linux || !x64) {
            throw new IllegalStateException("The embedded ClickHouse engine runs on Linux x64 (glibc) only, not on "
                    + system + " " + architecture + "; point the parts at a ClickHouse server instead");
        }
    }

    private String hash() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 20];
            DigestInputStream hashed = new DigestInputStream(in, digest);
            while (hashed.read(chunk) >= 0) {
                // Reading feeds the digest.
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
