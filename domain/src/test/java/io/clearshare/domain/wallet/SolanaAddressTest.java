package io.clearshare.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolanaAddressTest {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "11111111111111111111111111111111",
                "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9Pus",
                "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin1",
                "0xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "0xdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef"
            })
    void whatIsNotBase58OfThirtyTwoBytesIsNoAddress(String text) {
        assertThat(SolanaAddress.isAddress(text)).isFalse();
        assertThat(SolanaAddress.isOnCurve(text)).isFalse();
    }

    @Test
    void everyKeysAddressIsOnTheCurve() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        for (int i = 0; i < 100; i++) {
            byte[] encoded = keys.generateKeyPair().getPublic().getEncoded();
            String address = base58(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            assertThat(SolanaAddress.isOnCurve(address)).as(address).isTrue();
        }
    }

    @Test
    void aboutHalfOfAllNumbersAreNoPoints() {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("SolanaAddressTest -Dclearshare.seed=" + seed);
        Random random = new Random(seed);
        int points = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            assertThat(SolanaAddress.isAddress(base58(bytes))).isTrue();
            points += SolanaAddress.isOnCurve(base58(bytes)) ? 1 : 0;
        }
        assertThat(points).isBetween(120, 280);
    }

    private static String base58(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] quotient = rest.divideAndRemainder(BigInteger.valueOf(58));
            digits.append(ALPHABET.charAt(quotient[1].intValue()));
            rest = quotient[0];
        }
        for (int n = 0; n < bytes.length && bytes[n] == 0; n++) {
            digits.append('1');
        }
        return digits.reverse().toString();
    }
}
