package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/**
 * A key pair in a file of the Solana tools' format: a JSON array of 64 numbers, the secret half first.
 *
 * @param address the public half in base 58
 */
public record SolanaKey(Path file, String address) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int HALF = 32;

    /** Reads the key in {@code file}, making a new one when there is none. */
    public static SolanaKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, JSON.writeValueAsBytes(unsigned(generate())));
        }
        int[] numbers = JSON.readValue(file.toFile(), int[].class);
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return new SolanaKey(file, base58(Arrays.copyOfRange(bytes, HALF, 2 * HALF)));
    }

    private static byte[] generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] whole = new byte[2 * HALF];
            // Both encodings end with the 32 raw bytes (RFC 8410).
            copyTail(pair.getPrivate().getEncoded(), whole, 0);
            copyTail(pair.getPublic().getEncoded(), whole, HALF);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has Ed25519", e);
        }
    }

    private static void copyTail(byte[] encoded, byte[] whole, int at) {
        System.arraycopy(encoded, encoded.length - HALF, whole, at, HALF);
    }

    private static int[] unsigned(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return numbers;
    }

    static String base58(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger base = BigInteger.valueOf(BASE_58.length());
        BigInteger left = new BigInteger(1, bytes);
        while (left.signum() > 0) {
            BigInteger[] step = left.divideAndRemainder(base);
            text.append(BASE_58.charAt(step[1].intValue()));
            left = step[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(BASE_58.charAt(0));
        }
        return text.reverse().toString();
    }
}
