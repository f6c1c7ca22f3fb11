package io.clearshare.admin.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/** Encrypts the secrets of one-time codes for the database: AES in GCM, each value with a random IV of its own. */
final class TotpSecrets {

    /** Only separates this key from other uses of the same secret. */
    private static final byte[] KEY_SALT = "clearsharetotp".getBytes(StandardCharsets.UTF_8);

    private static final int KEY_BITS = 256;

    /** The secret is long and random; more rounds would not make it harder to guess. */
    private static final int KEY_ROUNDS = 1024;

    private final BytesEncryptor encryptor;

    TotpSecrets(String linkSecret) {
        this.encryptor = AesGcmBytesEncryptor.withSecretKey(key(linkSecret)).build();
    }

    /** Another derivation would make the stored secrets unreadable. */
    private static SecretKey key(String linkSecret) {
        try {
            PBEKeySpec spec = new PBEKeySpec(linkSecret.toCharArray(), KEY_SALT, KEY_ROUNDS, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without PBKDF2", e);
        }
    }

    byte[] encrypt(String secret) {
        return encryptor.encrypt(secret.getBytes(StandardCharsets.UTF_8));
    }

    String decrypt(byte[] stored) {
        return new String(encryptor.decrypt(stored), StandardCharsets.UTF_8);
    }
}
