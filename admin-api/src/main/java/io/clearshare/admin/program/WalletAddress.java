package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.wallet.SolanaAddress;

/** Checks Solana addresses: base58 of exactly 32 bytes. */
final class WalletAddress {

    private WalletAddress() {}

    /**
     * The address itself.
     *
     * @throws Refused when it is none
     */
    static String require(String address) {
        if (!isValid(address)) {
            throw new Refused(ProgramProblem.INVALID_WALLET, "A wallet is the base58 form of 32 bytes");
        }
        return address;
    }

    static boolean isValid(String address) {
        return SolanaAddress.isAddress(address);
    }
}
