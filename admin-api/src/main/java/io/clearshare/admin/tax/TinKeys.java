package io.clearshare.admin.tax;

import io.clearshare.admin.settings.TaxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The keys of stored numbers, by id; the last one encrypts, the others still decrypt.
 *
 * <p>They come from the environment or from a file, which is made with one random key when there is neither. Whoever loses
 * them loses the numbers, so they are backed up apart from the database.
 */
@Component
class TinKeys {

    private static final int KEY_BYTES = 32;

    private final TaxSettings settings;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private String current = "";

    TinKeys(TaxSettings settings) {
        this.settings = settings;
        if (!settings.tinKeys().isBlank()) {
            read(List.of(settings.tinKeys().split(",", -1)));
        } else if (settings.tinKeyfile() != null && Files.exists(settings.tinKeyfile())) {
            read(lines(settings.tinKeyfile()));
        }
    }

    /** The id of the key that encrypts. */
    synchronized String current() {
        if (current.isEmpty()) {
            Path file = Objects.requireNonNull(settings.tinKeyfile(), "CLEARSHARE_TIN_KEYS and CLEARSHARE_TIN_KEYFILE");
            make(file);
            read(lines(file));
        }
        return current;
    }

    /**
     * @throws IllegalStateException when that key is gone; the number cannot be read without it
     */
    synchronized SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("The key " + id + " of stored taxpayer numbers is not configured");
        }
        return key;
    }

    private void read(List<String> entries) {
        for (String entry : entries) {
            if (entry.isBlank()) {
                continue;
            }
            String[] parts = entry.strip().split(":", 2);
            byte[] bytes = parts.length == 2 && !parts[0].isEmpty() ? decoded(parts[1]) : new byte[0];
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("A key of taxpayer numbers is not <id>:<32 bytes in base 64>");
            }
            keys.put(parts[0], new SecretKeySpec(bytes, "AES"));
            current = parts[0];
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of taxpayer numbers cannot be read", e);
        }
    }

    /** Another process may have made it in between; then that one counts. */
    private static void make(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions)) {
                String line = "k1:" + Base64.getEncoder().encodeToString(key) + "\n";
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of taxpayer numbers cannot be written", e);
        }
    }
}
