package io.clearshare.admin.payout.solana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;
import tools.jackson.databind.json.JsonMapper;

/** The key in this very process; its bytes never leave this class except into a signature. */
final class FileSigner implements Signer {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Account account;

    private FileSigner(Account account) {
        this.account = account;
    }

    /**
     * Reads the key file of the Solana tools: a JSON array of 64 bytes, readable by its owner alone.
     *
     * @throws IllegalStateException when the file is open to others, or is not a key whose two halves belong together
     */
    static FileSigner read(Path file) {
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException("The treasury's key file must have mode 0600");
            }
            return of(JsonMapper.builder().build().readValue(Files.readAllBytes(file), int[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("The treasury's key file cannot be read", e);
        }
    }

    private static FileSigner of(int[] numbers) {
        byte[] secret = new byte[64];
        if (numbers.length != secret.length || Arrays.stream(numbers).anyMatch(n -> n < 0 || n > 255)) {
            throw new IllegalStateException("The treasury's key file does not hold 64 bytes");
        }
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) numbers[i];
        }
        byte[] publicHalf = TweetNaclFast.Signature.keyPair_fromSeed(Arrays.copyOf(secret, 32))
                .getPublicKey();
        if (!Arrays.equals(publicHalf, Arrays.copyOfRange(secret, 32, 64))) {
            throw new IllegalStateException("The halves of the treasury's key do not belong together");
        }
        return new FileSigner(new Account(secret));
    }

    @Override
    public String address() {
        return account.getPublicKeyBase58();
    }

    @Override
    public byte[] sign(byte[] message) {
        return new TweetNaclFast.Signature(new byte[0], account.getSecretKey()).detached(message);
    }
}
