package io.clearshare.admin.wallet;

import io.clearshare.admin.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Links by which the owner of a mailbox confirms or cancels a change; each carries a code that only we can make. */
@Component
class ChangeLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final URI publicUrl;
    private final SecretKeySpec key;

    ChangeLinks(Settings settings) {
        this.publicUrl = settings.publicUrl();
        this.key = new SecretKeySpec(settings.linkSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What a link lets its bearer do. */
    enum Power {
        CONFIRM,
        CANCEL
    }

    /** The token stands behind a {@code #}, which browsers keep out of requests and logs. */
    URI link(UUID changeId, Power power) {
        return URI.create(publicUrl + "/wallet-change#" + token(changeId, power));
    }

    String token(UUID changeId, Power power) {
        return changeId + "." + power.name().toLowerCase(Locale.ROOT) + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(changeId, power));
    }

    /** The change that a token with this power belongs to; compared in constant time. */
    Optional<UUID> changeOf(String token, Power power) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || parts[0].length() != 36) {
            return Optional.empty();
        }
        try {
            UUID changeId = UUID.fromString(parts[0]);
            byte[] expected = token(changeId, power).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))
                    ? Optional.of(changeId)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(UUID changeId, Power power) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(("wallet-change/" + power + "/" + changeId).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has " + ALGORITHM, e);
        }
    }
}
