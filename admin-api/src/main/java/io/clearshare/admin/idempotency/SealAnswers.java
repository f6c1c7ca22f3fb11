package io.clearshare.admin.idempotency;

import io.clearshare.admin.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Encrypts kept answers, some of which hold sign-in links: AES in GCM, each with a random IV of its own in front. */
@Component
class SealAnswers {

    private static final String KEY_USE = "clearshare-idempotency-1";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SealAnswers(Settings settings) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.linkSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            key = new SecretKeySpec(mac.doFinal(KEY_USE.getBytes(StandardCharsets.US_ASCII)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without HmacSHA256", e);
        }
    }

    byte[] seal(byte[] plain) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, plain, 0);
        byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
        return all;
    }

    byte[] open(byte[] stored) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(stored, IV_BYTES), stored, IV_BYTES);
    }

    private byte[] run(int mode, byte[] iv, byte[] bytes, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer cannot be read or written", e);
        }
    }
}
