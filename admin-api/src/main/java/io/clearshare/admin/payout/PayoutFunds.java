package io.clearshare.admin.payout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to pay with. */
public interface PayoutFunds {

    /** The levels now; empty while they cannot be read. */
    Optional<Levels> now();

    /** What the chain has finalised, which nothing takes back; empty while it cannot be read. */
    Optional<Holdings> finalised();

    /**
     * Holdings at one finalised slot or later.
     *
     * @param usdcOwner  whose token account holds the USDC
     * @param usdcMicros with what is in the escrow's vault
     * @param lamportsOf whose wallet pays SOL
     */
    record Holdings(long slot, String usdcOwner, long usdcMicros, String lamportsOf, long lamports) {}

    /**
     * Balances of the treasury and of the key that pays out of it.
     *
     * @param allowanceMicros what the signer may still move
     * @param lamports        the signer's own, for SOL payouts and network costs
     * @param low             what has to be topped up, in words; empty when all is well
     * @param vault           of the escrow; null where there is none
     */
    record Levels(
            String treasury,
            String signer,
            long usdcMicros,
            long allowanceMicros,
            long lamports,
            List<String> low,
            @Nullable Vault vault) {}

    /**
     * The escrow's.
     *
     * @param address of the token account that holds it
     * @param owner   the multisig that two of three signers open
     */
    record Vault(String address, String owner, long usdcMicros) {}
}
