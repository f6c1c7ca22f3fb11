package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import java.math.BigInteger;

/** Checks Solana addresses: base58 of exactly 32 bytes. */
final class WalletAddress {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int BYTES = 32;

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
        if (address.length() < BYTES || address.length() > 44) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        for (char digit : address.toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0) {
                return false;
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(value));
        }
        int leadingZeros = 0;
        while (leadingZeros < address.length() && address.charAt(leadingZeros) == '1') {
            leadingZeros++;
        }
        int significant = (number.bitLength() + 7) / 8;
        return number.signum() > 0 && leadingZeros + significant == BYTES;
    }
}
