package io.clearshare.domain.solana;

import java.math.BigInteger;
import java.util.Arrays;

/** Text form of keys, signatures and hashes. */
public final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private Base58() {}

    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger left = new BigInteger(1, bytes);
        while (left.signum() > 0) {
            BigInteger[] step = left.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(step[1].intValue()));
            left = step[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }

    /** @throws IllegalArgumentException when a character is none of the alphabet's */
    public static byte[] decode(String text) {
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("No base 58: " + text);
            }
            zeros += digit == 0 && number.signum() == 0 ? 1 : 0;
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] signed = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int skip = signed.length > 0 && signed[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + signed.length - skip];
        System.arraycopy(signed, skip, bytes, zeros, signed.length - skip);
        return bytes;
    }

    /**
     * The 32 bytes of an address.
     *
     * @throws IllegalArgumentException when the text is no address, or not the usual text of one
     */
    public static byte[] address(String text) {
        byte[] bytes = text.length() > 44 ? new byte[0] : decode(text);
        if (bytes.length != 32 || !encode(bytes).equals(text)) {
            throw new IllegalArgumentException("No address: " + text.substring(0, Math.min(44, text.length())));
        }
        return Arrays.copyOf(bytes, 32);
    }
}
