package io.clearshare.job.stage;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an ip after the ip itself is gone: a keyed digest under a key of the month, so that hashes of different months
 * cannot be joined and nobody without the secret can try all addresses.
 */
final class IpHash implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;

    private final String secret;

    private transient @Nullable YearMonth month;
    private transient @Nullable Mac mac;
    private transient String lastIp = "";
    private transient String lastHash = "";

    IpHash(String secret) {
        this.secret = secret;
    }

    /** The hash of an ip seen at a time; {@code ""} of none. */
    String of(String ip, long at) {
        if (ip.isEmpty()) {
            return "";
        }
        YearMonth wanted = YearMonth.from(Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC));
        if (!ip.equals(lastIp) || !wanted.equals(month)) {
            byte[] digest = macOf(wanted).doFinal(ip.getBytes(StandardCharsets.UTF_8));
            lastHash = HexFormat.of().formatHex(digest, 0, BYTES);
            lastIp = ip;
        }
        return lastHash;
    }

    private Mac macOf(YearMonth wanted) {
        Mac known = mac;
        if (known != null && wanted.equals(month)) {
            return known;
        }
        try {
            byte[] monthKey = keyed(secret.getBytes(StandardCharsets.UTF_8))
                    .doFinal(wanted.toString().getBytes(StandardCharsets.UTF_8));
            Mac fresh = keyed(monthKey);
            mac = fresh;
            month = wanted;
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(byte[] key) throws GeneralSecurityException {
        Mac fresh = Mac.getInstance(ALGORITHM);
        fresh.init(new SecretKeySpec(key, ALGORITHM));
        return fresh;
    }
}
