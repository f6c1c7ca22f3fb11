package io.clearshare.admin.audit;

import io.clearshare.domain.audit.ChainHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Heads of the chain outside the database: a line per head with number, hash, time and a keyed hash of the three, so that
 * whoever can write to the database alone can neither shorten the chain nor write it anew.
 */
final class HeadFile {

    private static final String KEY_USE = "clearshare-audit-heads-1";
    private static final int LINES_MAX = 20_000;

    private final Path file;
    private final byte[] key;

    HeadFile(Path file, String secret) {
        this.file = file;
        this.key = mac(secret.getBytes(StandardCharsets.UTF_8), KEY_USE);
    }

    /**
     * What the file holds.
     *
     * @param forged lines whose keyed hash is not theirs, from 1
     */
    record Contents(List<ChainHead> heads, List<Integer> forged) {}

    synchronized Contents read() {
        List<ChainHead> heads = new ArrayList<>();
        List<Integer> forged = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(" ", -1);
            if (parts.length == 4 && isOurs(parts)) {
                heads.add(new ChainHead(Long.parseLong(parts[0]), parts[1]));
            } else {
                forged.add(i + 1);
            }
        }
        return new Contents(List.copyOf(heads), List.copyOf(forged));
    }

    /** Adds a line, on disk when this returns; beyond a limit the oldest half goes, whose records newer heads cover. */
    synchronized void append(ChainHead head, Instant at) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            String signed = head.no() + " " + head.hash() + " " + at;
            String line = signed + " " + HexFormat.of().formatHex(mac(key, signed)) + "\n";
            List<String> before = lines();
            if (before.size() >= LINES_MAX) {
                Files.write(file, before.subList(LINES_MAX / 2, before.size()));
            }
            Files.writeString(
                    file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(String[] parts) {
        byte[] expected = mac(key, parts[0] + " " + parts[1] + " " + parts[2]);
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(expected).getBytes(StandardCharsets.US_ASCII),
                parts[3].getBytes(StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without HmacSHA256", e);
        }
    }
}
