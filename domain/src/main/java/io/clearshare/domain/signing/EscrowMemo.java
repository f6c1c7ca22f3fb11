package io.clearshare.domain.signing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memo of what moves around an escrow without paying anybody; a release has the {@link PayoutMemo} of its payout. None of
 * these contains such a memo, so that nobody takes them for a payment.
 */
public record EscrowMemo(Purpose purpose, String payoutId, String root) {

    private static final Pattern TEXT =
            Pattern.compile("escrow-(fund|refund|cancel):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{64})");

    /** What it is for. */
    public enum Purpose {
        /** From the treasury into the vault. */
        FUND,
        /** From the vault back into the treasury. */
        REFUND,
        /** The nonce moves on, so that nothing that was signed with it can land any more. */
        CANCEL;

        /** What every such memo of a payout begins with, whatever its root. */
        public String name(String payoutId) {
            return "escrow-" + name().toLowerCase(Locale.ROOT) + ":" + payoutId;
        }
    }

    /** Reads a memo; empty when it is not exactly one of these. */
    public static Optional<EscrowMemo> parse(String text) {
        Matcher found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new EscrowMemo(
                        Purpose.valueOf(found.group(1).toUpperCase(Locale.ROOT)), found.group(2), found.group(3)))
                : Optional.empty();
    }

    public String text() {
        return purpose.name(payoutId) + ":" + root;
    }
}
