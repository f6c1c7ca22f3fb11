package io.clearshare.stack.story;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/** A fresh Solana address whose key nobody keeps. */
final class Wallet {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Wallet() {}

    static String fresh() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            return base58(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    static String base58(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] quotient = rest.divideAndRemainder(BigInteger.valueOf(58));
            digits.append(BASE58.charAt(quotient[1].intValue()));
            rest = quotient[0];
        }
        for (int n = 0; n < bytes.length && bytes[n] == 0; n++) {
            digits.append('1');
        }
        return digits.reverse().toString();
    }
}
