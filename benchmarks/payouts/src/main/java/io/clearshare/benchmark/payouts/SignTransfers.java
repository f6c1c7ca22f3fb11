package io.clearshare.benchmark.payouts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.domain.signing.PayoutMemo;
import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Signs transfers of the very shape that payouts have, before the clock runs. */
final class SignTransfers {

    private static final int COMPUTE_UNITS_MAX = 60_000;
    private static final int COMPUTE_PRICE_MICROLAMPORTS = 1_000;
    private static final int SEED_BYTES = 32;

    private final Chain chain;
    private final PrivateKey key;

    SignTransfers(Chain chain) throws IOException, GeneralSecurityException {
        this.chain = chain;
        this.key = key(chain.signer().file());
    }

    /** A signed transaction as it is sent. */
    record Signed(String signature, String base64, String memo) {}

    List<Signed> of(Payees payees) throws IOException, InterruptedException, GeneralSecurityException {
        String blockhash = chain.blockhash();
        List<Signed> signed = new ArrayList<>();
        for (Payees.Payee payee : payees.all()) {
            String memo = new PayoutMemo(UUID.randomUUID().toString(), "ab".repeat(32)).text();
            byte[] message = WireMessage.compile(chain.signer().address(), blockhash, instructions(payee, memo));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            byte[] bytes = signature.sign();
            signed.add(new Signed(
                    Base58.encode(bytes),
                    Base64.getEncoder().encodeToString(WireMessage.transaction(message, bytes)),
                    memo));
        }
        return signed;
    }

    private List<Instruction> instructions(Payees.Payee payee, String memo) {
        String signer = chain.signer().address();
        String owner = chain.owner().address();
        return List.of(
                Programs.computeUnitLimit(COMPUTE_UNITS_MAX),
                Programs.computeUnitPrice(COMPUTE_PRICE_MICROLAMPORTS),
                Programs.memo(memo),
                Programs.createTokenAccount(signer, payee.wallet(), chain.mint()),
                Programs.transferTokens(
                        ProgramAddress.tokenAccount(owner, chain.mint()),
                        chain.mint(),
                        ProgramAddress.tokenAccount(payee.wallet(), chain.mint()),
                        signer,
                        payee.amountMicros(),
                        List.of(owner)));
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        int[] numbers = new ObjectMapper().readValue(file.toFile(), int[].class);
        byte[] seed = new byte[SEED_BYTES];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) numbers[i];
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }
}
