package io.clearshare.signer;

import io.clearshare.domain.solana.Base58;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A key pair from a file of the Solana tools' format, a JSON array of 64 numbers; its bytes leave only as signatures. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int HALF = 32;

    private final PrivateKey secret;
    private final String address;

    private KeyFile(PrivateKey secret, String address) {
        this.secret = secret;
        this.address = address;
    }

    /**
     * Reads a key that only its owner can read.
     *
     * @throws IllegalStateException when others can read it, or it is not a key whose two halves belong together
     */
    public static KeyFile read(Path file) throws IOException {
        requireOwnerOnly(file);
        String[] numbers = Files.readString(file, StandardCharsets.US_ASCII)
                .strip()
                .replaceAll("^\\[|]$", "")
                .split(",");
        if (numbers.length != 2 * HALF) {
            throw new IllegalStateException(file + " does not hold 64 bytes");
        }
        byte[] bytes = new byte[2 * HALF];
        for (int i = 0; i < bytes.length; i++) {
            int number = Integer.parseInt(numbers[i].strip());
            if (number < 0 || number > 255) {
                throw new IllegalStateException(file + " does not hold 64 bytes");
            }
            bytes[i] = (byte) number;
        }
        return of(Arrays.copyOf(bytes, HALF), Arrays.copyOfRange(bytes, HALF, 2 * HALF));
    }

    /** @throws IllegalStateException when a secret file is open to others */
    static void requireOwnerOnly(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException(file + " must have mode 0600");
        }
    }

    private static KeyFile of(byte[] seed, byte[] publicHalf) {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            KeyFile key = new KeyFile(secret, Base58.encode(publicHalf));
            byte[] probe = "Do the halves belong together?".getBytes(StandardCharsets.US_ASCII);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey(keys, publicHalf));
            check.update(probe);
            if (!check.verify(key.sign(probe))) {
                throw new IllegalStateException("The halves of the key do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot be used", e);
        }
    }

    private static PublicKey publicKey(KeyFactory keys, byte[] raw) throws GeneralSecurityException {
        byte[] bigEndian = new byte[HALF];
        for (int i = 0; i < HALF; i++) {
            bigEndian[i] = raw[HALF - 1 - i];
        }
        boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
        return keys.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    public String address() {
        return address;
    }

    /** The 64 bytes of the signature, the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
