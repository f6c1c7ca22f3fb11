package io.clearshare.domain.signing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memo in a payout's transaction: which payout it is, and the root of the lines that it pays.
 *
 * @param root in hex; empty for payouts from before roots were written
 */
public record PayoutMemo(String payoutId, String root) {

    private static final Pattern TEXT =
            Pattern.compile("payout:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([0-9a-f]{64}))?");

    /** What every memo of a payout begins with, whatever its root. */
    public static String name(String payoutId) {
        return "payout:" + payoutId;
    }

    /** Reads a memo; empty when it is not exactly one of a payout. */
    public static Optional<PayoutMemo> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String root = found.group(2);
        return Optional.of(new PayoutMemo(found.group(1), root == null ? "" : root));
    }

    public String text() {
        return root.isEmpty() ? name(payoutId) : name(payoutId) + ":" + root;
    }
}
