package io.clearshare.admin.payout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 that an approval binds, over which payout pays whom how much at which address and rate for which lines.
 *
 * <p>Each field is written as its length in bytes, a colon, its UTF-8 bytes and a line feed, so that no two contents share
 * a form; lines come in order of earning id.
 */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash(String form) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        field(form);
    }

    /**
     * @param sol       at which rate the amount becomes SOL, exactly as it was quoted; null at par
     * @param linesRoot the root of its lines, as the memo has it
     */
    static String of(
            UUID payoutId,
            String influencerId,
            String wallet,
            String mint,
            long amountMicros,
            @Nullable SolTerms sol,
            String linesRoot,
            List<UnpaidLine> lines) {
        ContentHash hash = new ContentHash("clearshare-payout-2");
        hash.field(payoutId.toString());
        hash.field(influencerId);
        hash.field(wallet);
        hash.field(mint);
        hash.field(Long.toString(amountMicros));
        hash.rate(sol);
        hash.field(linesRoot);
        return hash.withLines(lines);
    }

    /** Whether the payout's hash is that of its content with these lines, also in the form that older payouts have. */
    static boolean isOf(Payout payout, List<UnpaidLine> lines) {
        String hash = of(
                payout.payoutId(),
                payout.influencerId(),
                payout.wallet(),
                payout.mint(),
                payout.amountMicros(),
                payout.sol(),
                payout.linesRoot(),
                lines);
        return hash.equals(payout.contentHash())
                || (payout.linesRoot().isEmpty() && firstForm(payout, lines).equals(payout.contentHash()));
    }

    /** The hash of hashes by which several payouts are approved at once; their order does not matter. */
    static String ofBatch(Map<UUID, String> hashes) {
        ContentHash hash = new ContentHash("clearshare-batch-1");
        Map<String, String> sorted = new TreeMap<>();
        hashes.forEach((id, contentHash) -> sorted.put(id.toString(), contentHash));
        sorted.forEach((id, contentHash) -> {
            hash.field(id);
            hash.field(contentHash);
        });
        return hash.hex();
    }

    private static String firstForm(Payout payout, List<UnpaidLine> lines) {
        SolTerms sol = payout.sol();
        ContentHash hash = new ContentHash(sol == null ? "clearshare-payout-1" : "clearshare-payout-sol-1");
        hash.field(payout.influencerId());
        hash.field(payout.wallet());
        hash.field(payout.mint());
        hash.field(Long.toString(payout.amountMicros()));
        if (sol != null) {
            hash.rate(sol);
        }
        return hash.withLines(lines);
    }

    private void rate(@Nullable SolTerms sol) {
        if (sol == null) {
            field("");
        } else {
            field(Long.toString(sol.lamports()));
            field(Long.toString(sol.usdMicros()));
            field(sol.source());
            field(Long.toString(sol.publishedAt().toEpochMilli()));
        }
    }

    private String withLines(List<UnpaidLine> lines) {
        lines.stream().sorted(Comparator.comparing(UnpaidLine::earningId)).forEach(line -> {
            field(line.earningId());
            field(Long.toString(line.amountMicros()));
        });
        return hex();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void field(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) '\n');
    }
}
