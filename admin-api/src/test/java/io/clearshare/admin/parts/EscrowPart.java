package io.clearshare.admin.parts;

import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An escrow as the handbook makes it: the treasury's signer and three more, each a process with a key of its own. */
public final class EscrowPart implements AutoCloseable {

    private static final String NAME = "escrow-1";

    private final SignerPart treasury;
    private final List<SignerPart> members = new ArrayList<>();
    private final String multisig;
    private final List<String> nonces;

    private EscrowPart(
            Path directory, SolanaPart node, int nonceCount, Map<String, String> caps, String memberCapMicros)
            throws IOException, InterruptedException {
        String owner = node.treasury().getPublicKeyBase58();
        multisig = ProgramAddress.withSeed(owner, NAME, Programs.TOKEN);
        nonces = IntStream.range(0, nonceCount)
                .mapToObj(i -> ProgramAddress.withSeed(owner, NAME + "/" + i, Programs.SYSTEM))
                .toList();
        Map<String, String> shared =
                Map.of("SIGNER_ESCROW_MULTISIG", multisig, "SIGNER_ESCROW_NONCES", String.join(",", nonces));
        Map<String, String> settings = new HashMap<>(caps);
        settings.putAll(shared);
        treasury = SignerPart.start(Files.createDirectory(directory.resolve("treasury")), node, settings);
        for (int i = 0; i < 3; i++) {
            Map<String, String> own = new HashMap<>(shared);
            own.put("SIGNER_ROLE", "escrow");
            own.put("SIGNER_PAYER", treasury.address());
            own.put("SIGNER_USDC_PAYOUT_MAX_MICROS", memberCapMicros);
            own.put("SIGNER_USDC_DAY_MAX_MICROS", "1000000000000");
            members.add(SignerPart.start(Files.createDirectory(directory.resolve("member" + i)), node, own));
        }
        make(nonceCount);
    }

    /**
     * @param caps            of the treasury's signer
     * @param memberCapMicros the most that a member signs for one payout
     */
    public static EscrowPart start(
            Path directory, SolanaPart node, int nonceCount, Map<String, String> caps, long memberCapMicros) {
        try {
            return new EscrowPart(directory, node, nonceCount, caps, Long.toString(memberCapMicros));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs the command that makes it; also when it is there already. */
    public void make(int nonceCount) throws IOException, InterruptedException {
        treasury.run(
                "escrow",
                Map.of(
                        "SIGNER_ESCROW_MEMBERS",
                        String.join(
                                ",", members.stream().map(SignerPart::address).toList()),
                        "SIGNER_ESCROW_NONCE_COUNT",
                        Integer.toString(nonceCount)));
        String expected = "SIGNER_ESCROW_MULTISIG=" + multisig + "\nSIGNER_ESCROW_NONCES=" + String.join(",", nonces);
        if (!treasury.said("escrow").equals(expected)) {
            throw new IOException("The command says " + treasury.said("escrow"));
        }
    }

    public SignerPart treasury() {
        return treasury;
    }

    public List<SignerPart> members() {
        return List.copyOf(members);
    }

    public String multisig() {
        return multisig;
    }

    public List<String> nonces() {
        return nonces;
    }

    @Override
    public void close() {
        treasury.close();
        members.forEach(SignerPart::close);
    }
}
