package io.clearshare.admin.kyc;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.KycSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts what people hand in: AES-256 in GCM with a random nonce each. What is encrypted is bound to the id that it is
 * stored under, so that rows cannot be exchanged. The keys come from the environment or a file and never leave this class.
 */
@Component
class DocumentVault {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SECRET_LENGTH_MIN = 32;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    DocumentVault(KycSettings settings) {
        for (String secret : secrets(settings).split(",", -1)) {
            if (!secret.isBlank()) {
                add(secret.strip());
            }
        }
    }

    /** @param keyId tells which key opens it, and nothing about the key */
    record Sealed(String keyId, byte[] bytes) {}

    /** @throws Refused when this installation has no key */
    Sealed seal(UUID id, byte[] content) {
        if (keys.isEmpty()) {
            throw new Refused(KycProblem.DOCUMENTS_NOT_CONFIGURED, KycProblem.DOCUMENTS_NOT_CONFIGURED.title());
        }
        Map.Entry<String, SecretKeySpec> key = keys.entrySet().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] cipher = run(Cipher.ENCRYPT_MODE, key.getValue(), nonce, id, content, 0);
        byte[] sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.length)
                .put(nonce)
                .put(cipher)
                .array();
        return new Sealed(key.getKey(), sealed);
    }

    /** @throws IllegalStateException when the key is gone or the bytes are not those that were sealed under this id */
    byte[] open(UUID id, Sealed sealed) {
        SecretKeySpec key = keys.get(sealed.keyId());
        if (key == null) {
            throw new IllegalStateException(
                    "The key " + sealed.keyId() + " that encrypts " + id + " is not configured");
        }
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, key, nonce, id, sealed.bytes(), NONCE_BYTES);
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, UUID id, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("kyc/" + id).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(id + " cannot be encrypted or decrypted", e);
        }
    }

    private void add(String secret) {
        if (secret.length() < SECRET_LENGTH_MIN) {
            throw new IllegalStateException(
                    "A secret of CLEARSHARE_KYC_DOCUMENT_KEYS needs at least " + SECRET_LENGTH_MIN + " characters");
        }
        // The secrets are long and random, so one hash makes a key of them; a second one names it.
        byte[] key = sha256("clearshare documents/" + secret);
        keys.put(
                HexFormat.of().formatHex(sha256("key id/" + HexFormat.of().formatHex(key)), 0, 4),
                new SecretKeySpec(key, "AES"));
    }

    private static String secrets(KycSettings settings) {
        Path file = settings.documentKeyFile();
        try {
            return file == null ? settings.documentKeys() : Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("CLEARSHARE_KYC_DOCUMENT_KEY_FILE cannot be read", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
