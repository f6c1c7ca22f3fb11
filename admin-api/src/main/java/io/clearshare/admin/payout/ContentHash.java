package io.clearshare.admin.payout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 that an approval binds, over who gets how much at which address for which lines.
 *
 * <p>Each field is written as its length in bytes, a colon, its UTF-8 bytes and a line feed, so that no two contents share
 * a form; lines come in order of earning id.
 */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(String influencerId, String wallet, String mint, long amountMicros, List<UnpaidLine> lines) {
        return of(influencerId, wallet, mint, amountMicros, null, lines);
    }

    /** A payout in SOL binds its rate as well, under a header of its own. */
    static String of(
            String influencerId,
            String wallet,
            String mint,
            long amountMicros,
            @Nullable SolTerms sol,
            List<UnpaidLine> lines) {
        return of(influencerId, wallet, mint, amountMicros, sol, "", lines);
    }

    /** A payout whose memo carries the root of its lines binds it as well; payouts from before keep their form. */
    static String of(
            String influencerId,
            String wallet,
            String mint,
            long amountMicros,
            @Nullable SolTerms sol,
            String linesRoot,
            List<UnpaidLine> lines) {
        ContentHash hash = new ContentHash();
        hash.field((sol == null ? "clearshare-payout-" : "clearshare-payout-sol-") + (linesRoot.isEmpty() ? 1 : 2));
        hash.field(influencerId);
        hash.field(wallet);
        hash.field(mint);
        hash.field(Long.toString(amountMicros));
        if (sol != null) {
            hash.field(Long.toString(sol.lamports()));
            hash.field(Long.toString(sol.usdMicros()));
            hash.field(sol.source());
            hash.field(Long.toString(sol.publishedAt().toEpochMilli()));
        }
        if (!linesRoot.isEmpty()) {
            hash.field(linesRoot);
        }
        lines.stream().sorted(Comparator.comparing(UnpaidLine::earningId)).forEach(line -> {
            hash.field(line.earningId());
            hash.field(Long.toString(line.amountMicros()));
        });
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void field(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) '\n');
    }
}
