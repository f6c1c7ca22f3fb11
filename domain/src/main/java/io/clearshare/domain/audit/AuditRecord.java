package io.clearshare.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One record of the chain.
 *
 * @param no           its place, from 1 without gaps
 * @param atMicros     microseconds since the epoch
 * @param actor        who did it
 * @param role         in which role
 * @param action       what was done
 * @param subject      to what or whom
 * @param reason       why, as far as it was told
 * @param details      JSON, byte for byte as it was written
 * @param previousHash hash of the record before, {@link #GENESIS} of the first
 * @param hash         hash of everything else
 */
public record AuditRecord(
        long no,
        long atMicros,
        String actor,
        String role,
        String action,
        String subject,
        String reason,
        String details,
        String previousHash,
        String hash) {

    /** What stands before the first record. */
    public static final String GENESIS = "0".repeat(64);

    private static final String FORM = "clearshare-audit-1";
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(AuditRecord::sha256);

    /**
     * The hash that the record ought to have: SHA-256 over each field as its length in bytes, a colon, its UTF-8 bytes and
     * a line feed, so that no two records share a form.
     */
    public String expectedHash() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        field(digest, FORM);
        field(digest, previousHash);
        field(digest, Long.toString(no));
        field(digest, Long.toString(atMicros));
        field(digest, actor);
        field(digest, role);
        field(digest, action);
        field(digest, subject);
        field(digest, reason);
        field(digest, details);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
