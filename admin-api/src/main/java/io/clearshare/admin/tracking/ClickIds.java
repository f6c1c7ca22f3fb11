package io.clearshare.admin.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Click ids that nobody else can make: {@code random.seconds.signature}, 48 characters at most.
 *
 * <p>The signature is the first 16 bytes of HMAC-SHA256 over the id, its time and the code it was given out for.
 */
final class ClickIds {

    static final Duration VALID_FOR = Duration.ofDays(30);

    private static final int RANDOM_BYTES = 12;
    private static final int SIGNATURE_BYTES = 16;
    private static final int TIME_RADIX = 36;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    /** One per thread: the platform's own generator makes all threads of the process wait for each other. */
    private final ThreadLocal<SecureRandom> random = ThreadLocal.withInitial(ClickIds::newRandom);

    ClickIds(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What a click id is worth. */
    enum Validity {
        VALID,
        FORGED,
        EXPIRED
    }

    String issue(String code, Instant at) {
        String unsigned = randomText(RANDOM_BYTES) + "." + Long.toString(at.getEpochSecond(), TIME_RADIX);
        return unsigned + "." + sign(unsigned, code);
    }

    /** Checks an id that came back for a code. */
    Validity check(String clickId, String code, Instant now) {
        int dot = clickId.lastIndexOf('.');
        if (dot < 0) {
            return Validity.FORGED;
        }
        String unsigned = clickId.substring(0, dot);
        byte[] expected = sign(unsigned, code).getBytes(StandardCharsets.US_ASCII);
        byte[] given = clickId.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return Validity.FORGED;
        }
        long seconds = Long.parseLong(unsigned.substring(unsigned.indexOf('.') + 1), TIME_RADIX);
        return now.isBefore(Instant.ofEpochSecond(seconds).plus(VALID_FOR)) ? Validity.VALID : Validity.EXPIRED;
    }

    /** A new random text of so many bytes, for visitors and events. */
    String randomText(int bytes) {
        byte[] drawn = new byte[bytes];
        random.get().nextBytes(drawn);
        return BASE64.encodeToString(drawn);
    }

    private static SecureRandom newRandom() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(String unsigned, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature =
                    mac.doFinal((unsigned + "|" + code.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
            return BASE64.encodeToString(Arrays.copyOf(signature, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
