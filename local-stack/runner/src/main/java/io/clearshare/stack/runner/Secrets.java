package io.clearshare.stack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The random secrets of one stack, made when first asked for and kept in a file only its owner may read. */
final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, String> known;

    private Secrets(Path file, Map<String, String> known) {
        this.file = file;
        this.known = known;
    }

    static Secrets in(Path file) throws IOException {
        Map<String, String> known = new TreeMap<>();
        if (Files.exists(file)) {
            known.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
        }
        return new Secrets(file, known);
    }

    /** A secret of 192 random bits, safe in URLs, SQL and colon-separated lists. */
    synchronized String word(String name) {
        return known.computeIfAbsent(name, absent -> keep(name, randomWord()));
    }

    /** The shared secret of an authenticator app: 160 bits in base 32. */
    synchronized String oneTimePasswordSecret(String name) {
        return known.computeIfAbsent(name, absent -> keep(name, randomBase32()));
    }

    private String keep(String name, String secret) {
        Map<String, String> all = new TreeMap<>(known);
        all.put(name, secret);
        try {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secret;
    }

    private String randomWord() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String randomBase32() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            text.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return text.toString();
    }
}
