package io.clearshare.domain.solana;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Addresses that programs own: derived from seeds, and off the curve, so that nobody has a key to them. */
public final class ProgramAddress {

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    private ProgramAddress() {}

    /** The account that holds an owner's tokens of a mint. */
    public static String tokenAccount(String owner, String mint) {
        List<byte[]> seeds = List.of(Base58.address(owner), Base58.address(Programs.TOKEN), Base58.address(mint));
        byte[] program = Base58.address(Programs.TOKEN_ACCOUNTS);
        for (int bump = 255; bump >= 0; bump--) {
            byte[] candidate = hash(seeds, (byte) bump, program);
            if (!isOnCurve(candidate)) {
                return Base58.encode(candidate);
            }
        }
        throw new IllegalStateException("No bump gives an address of " + owner);
    }

    /** The account that the key of {@code base} can make for a program without another key. */
    public static String withSeed(String base, String seed, String program) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base58.address(base));
            digest.update(seed.getBytes(StandardCharsets.UTF_8));
            digest.update(Base58.address(program));
            return Base58.encode(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether somebody can have the key of an address. */
    public static boolean isOnCurve(byte[] address) {
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = address[31 - i];
        }
        bigEndian[0] &= 0x7f;
        BigInteger ySquared = new BigInteger(1, bigEndian).pow(2).mod(P);
        BigInteger u = ySquared.subtract(BigInteger.ONE).mod(P);
        BigInteger v = D.multiply(ySquared).add(BigInteger.ONE).mod(P);
        // x² = u / v is a square exactly when u · v is. Euler's criterion: 1 for a square, 0 for zero, p - 1 for
        // neither.
        return u.multiply(v).modPow(P.shiftRight(1), P).compareTo(BigInteger.ONE) <= 0;
    }

    private static byte[] hash(List<byte[]> seeds, byte bump, byte[] program) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            seeds.forEach(digest::update);
            digest.update(bump);
            digest.update(program);
            digest.update("ProgramDerivedAddress".getBytes(StandardCharsets.US_ASCII));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
