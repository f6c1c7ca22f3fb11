package io.clearshare.admin.tax;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Encrypts numbers with AES-256-GCM, bound to the form that they belong to, so that no two rows can be exchanged. */
@Component
class TinVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TinKeys keys;
    private final SecureRandom random = new SecureRandom();

    TinVault(TinKeys keys) {
        this.keys = keys;
    }

    /** @param bytes nonce and cipher text */
    record Sealed(String keyId, byte[] bytes) {}

    Sealed seal(String number, UUID formId) {
        String keyId = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, keyId, nonce, formId, number.getBytes(StandardCharsets.UTF_8));
        return new Sealed(
                keyId,
                ByteBuffer.allocate(nonce.length + hidden.length)
                        .put(nonce)
                        .put(hidden)
                        .array());
    }

    /**
     * @throws IllegalStateException when the row was altered or its key is gone; says nothing of the number
     */
    String open(Sealed stored, UUID formId) {
        byte[] nonce = Arrays.copyOf(stored.bytes(), NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(stored.bytes(), NONCE_BYTES, stored.bytes().length);
        return new String(run(Cipher.DECRYPT_MODE, stored.keyId(), nonce, formId, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String keyId, byte[] nonce, UUID formId, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(formId.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored taxpayer number of form " + formId + " cannot be used", e);
        }
    }
}
