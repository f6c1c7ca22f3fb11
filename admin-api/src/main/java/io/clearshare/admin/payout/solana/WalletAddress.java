package io.clearshare.admin.payout.solana;

import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.utils.Base58;
import org.p2p.solanaj.utils.TweetNaclFast;

/** Reads an address that somebody can hold the key of: 32 bytes in base58, a point on the curve. */
final class WalletAddress {

    private static final int BYTES = 32;

    private WalletAddress() {}

    static Optional<PublicKey> parse(String text) {
        if (text.length() < BYTES || text.length() > 44) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base58.decode(text);
            boolean canonical = bytes.length == BYTES && Base58.encode(bytes).equals(text);
            return canonical && TweetNaclFast.is_on_curve(bytes) != 0
                    ? Optional.of(new PublicKey(bytes))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
