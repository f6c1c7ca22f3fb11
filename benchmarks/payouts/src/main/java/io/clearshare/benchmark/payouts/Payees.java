package io.clearshare.benchmark.payouts;

import io.clearshare.domain.solana.Base58;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Who is paid what: wallets that nobody has paid yet, amounts from $25 up to $50. */
record Payees(List<Payee> all) {

    private static final long DOLLAR = 1_000_000;
    private static final int KEY_BYTES = 32;

    /** One of them. */
    record Payee(String id, String wallet, long amountMicros) {}

    /** @param prefix of their ids */
    static Payees of(String prefix, int count, long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        List<Payee> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] encoded = keys.generateKeyPair().getPublic().getEncoded();
            String wallet = Base58.encode(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
            all.add(new Payee(prefix + i, wallet, 25 * DOLLAR + random.nextInt((int) (25 * DOLLAR))));
        }
        return new Payees(List.copyOf(all));
    }

    long totalMicros() {
        return all.stream().mapToLong(Payee::amountMicros).sum();
    }

    List<String> wallets() {
        return all.stream().map(Payee::wallet).toList();
    }
}
