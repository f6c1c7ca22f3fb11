package io.clearshare.admin.payout.solana;

import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayoutRail;
import java.time.Duration;
import org.p2p.solanaj.core.PublicKey;

/** Makes rails to a node of a test. */
public final class Rails {

    private Rails() {}

    public static PayoutRail to(SolanaPart node, Duration patience) {
        return rail(node, patience, node.genesis());
    }

    static SolanaRail rail(SolanaPart node, Duration patience, String genesis) {
        return new SolanaRail(
                new SolanaRpc(node.rpc(), patience),
                Treasury.read(node.keyfile()),
                new PublicKey(node.mint()),
                genesis);
    }

    /** The account in which an owner holds the node's test USDC. */
    public static String tokenAccount(SolanaPart node, String owner) {
        return UsdcTransfer.tokenAccount(new PublicKey(owner), new PublicKey(node.mint()))
                .toBase58();
    }
}
