package io.clearshare.domain.wallet;

import java.math.BigInteger;
import java.util.Optional;

/** Reads Solana addresses: base58 of exactly 32 bytes, which are a point of the curve if somebody can hold their key. */
public final class SolanaAddress {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int BYTES = 32;
    private static final int CHARACTERS_MAX = 44;

    /** The field of the curve edwards25519 and its constant d, after RFC 8032. */
    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(FIELD))
            .mod(FIELD);

    private SolanaAddress() {}

    /** Whether the text is the canonical base58 form of 32 bytes, not all of them zero. */
    public static boolean isAddress(String text) {
        return bytes(text).isPresent();
    }

    /** Whether a key can belong to the address: without one, nobody can ever move what is paid to it. */
    public static boolean isOnCurve(String text) {
        return bytes(text).filter(SolanaAddress::isPoint).isPresent();
    }

    private static Optional<byte[]> bytes(String text) {
        if (text.length() < BYTES || text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (char digit : text.toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(value));
        }
        int significant = (number.bitLength() + 7) / 8;
        if (number.signum() == 0 || leadingZeros(text) + significant != BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        byte[] magnitude = number.toByteArray();
        int length = Math.min(magnitude.length, significant);
        System.arraycopy(magnitude, magnitude.length - length, bytes, BYTES - length, length);
        return Optional.of(bytes);
    }

    private static int leadingZeros(String text) {
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        return zeros;
    }

    /** Decompresses as the chain does: x² = (y² - 1) / (d·y² + 1) has to be a square. */
    private static boolean isPoint(byte[] compressed) {
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = compressed[BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian).mod(FIELD);
        BigInteger y2 = y.multiply(y).mod(FIELD);
        BigInteger above = y2.subtract(BigInteger.ONE).mod(FIELD);
        BigInteger below = D.multiply(y2).add(BigInteger.ONE).mod(FIELD);
        BigInteger x2 = above.multiply(below.modInverse(FIELD)).mod(FIELD);
        return x2.signum() == 0
                || x2.modPow(FIELD.subtract(BigInteger.ONE).shiftRight(1), FIELD)
                        .equals(BigInteger.ONE);
    }
}
