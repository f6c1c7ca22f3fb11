package io.clearshare.signer;

import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;

/** Keys and messages as an API sends them, a good one or one that was taken over. */
final class Requests {

    static final String OWNER = address(1);
    static final String MINT = address(2);
    static final String ROOT = "0d".repeat(32);
    private final Random random;
    private final String signer;

    Requests(String signer, long seed) {
        this.signer = signer;
        this.random = new Random(seed);
    }

    byte[] usdc(UUID payoutId, long micros, String wallet) {
        return message(
                Programs.memo("payout:" + payoutId + ":" + ROOT),
                Programs.createTokenAccount(signer, wallet, MINT),
                transfer(micros, wallet));
    }

    byte[] sol(UUID payoutId, long lamports, String wallet) {
        return message(
                Programs.memo("payout:" + payoutId + ":" + ROOT), Programs.transferSol(signer, wallet, lamports));
    }

    Instruction transfer(long micros, String wallet) {
        return Programs.transferTokens(
                ProgramAddress.tokenAccount(OWNER, MINT),
                MINT,
                ProgramAddress.tokenAccount(wallet, MINT),
                signer,
                micros,
                List.of(OWNER));
    }

    byte[] message(Instruction... instructions) {
        byte[] blockhash = new byte[32];
        random.nextBytes(blockhash);
        return WireMessage.compile(signer, Base58.encode(blockhash), List.of(instructions));
    }

    static String address(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) (40 + number));
        return Base58.encode(bytes);
    }

    /** A new key in a file of the Solana tools' format. */
    static Path keyFile(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (byte[] encoded :
                List.of(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded())) {
            for (int i = encoded.length - 32; i < encoded.length; i++) {
                numbers.add(Integer.toString(encoded[i] & 0xff));
            }
        }
        return secret(file, numbers.toString());
    }

    static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
