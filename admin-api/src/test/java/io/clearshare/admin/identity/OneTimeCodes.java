package io.clearshare.admin.identity;

import java.time.Instant;

/** The code that a member's device would show now. */
public final class OneTimeCodes {

    private OneTimeCodes() {}

    public static String now(String secret) {
        return Totp.code(secret, Instant.now());
    }
}
