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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An escrow as the handbook makes it: the treasury's signer and three more, each a process with a key of its own. */
public final class EscrowPart implements AutoCloseable {

    private static final String NAME = "escrow-1";

    private final SolanaPart node;
    private final String payer;
    private final int nonceCount;
    private final @Nullable SignerPart treasury;
    private final List<SignerPart> members = new ArrayList<>();
    private final String multisig;
    private final List<String> nonces;

    private EscrowPart(
            Path directory, SolanaPart node, int nonceCount, @Nullable Map<String, String> caps, long memberCapMicros)
            throws IOException, InterruptedException {
        this.node = node;
        this.nonceCount = nonceCount;
        String owner = node.treasury().getPublicKeyBase58();
        multisig = ProgramAddress.withSeed(owner, NAME, Programs.TOKEN);
        nonces = IntStream.range(0, nonceCount)
                .mapToObj(i -> ProgramAddress.withSeed(owner, NAME + "/" + i, Programs.SYSTEM))
                .toList();
        Map<String, String> shared =
                Map.of("SIGNER_ESCROW_MULTISIG", multisig, "SIGNER_ESCROW_NONCES", String.join(",", nonces));
        if (caps == null) {
            treasury = null;
            payer = owner;
        } else {
            Map<String, String> settings = new HashMap<>(caps);
            settings.putAll(shared);
            treasury = SignerPart.start(Files.createDirectory(directory.resolve("treasury")), node, settings);
            payer = treasury.address();
        }
        for (int i = 0; i < 3; i++) {
            Map<String, String> own = new HashMap<>(shared);
            own.put("SIGNER_ROLE", "escrow");
            own.put("SIGNER_PAYER", payer);
            own.put("SIGNER_USDC_PAYOUT_MAX_MICROS", Long.toString(memberCapMicros));
            own.put("SIGNER_USDC_DAY_MAX_MICROS", "1000000000000");
            members.add(SignerPart.start(Files.createDirectory(directory.resolve("member" + i)), node, own));
        }
        make();
    }

    /**
     * @param caps            of the treasury's signer
     * @param memberCapMicros the most that a member signs for one payout
     */
    public static EscrowPart start(
            Path directory, SolanaPart node, int nonceCount, Map<String, String> caps, long memberCapMicros) {
        return make(directory, node, nonceCount, caps, memberCapMicros);
    }

    /** The three members alone, where the API holds the treasury's key itself. */
    public static EscrowPart besideKeyInApi(Path directory, SolanaPart node, int nonceCount, long memberCapMicros) {
        return make(directory, node, nonceCount, null, memberCapMicros);
    }

    private static EscrowPart make(
            Path directory, SolanaPart node, int nonceCount, @Nullable Map<String, String> caps, long memberCapMicros) {
        try {
            return new EscrowPart(directory, node, nonceCount, caps, memberCapMicros);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs the command that makes it; also when it is there already. */
    public void make() throws IOException, InterruptedException {
        SignerPart runs = members.get(0);
        runs.run(
                "escrow",
                Map.of(
                        "SIGNER_ADDRESS",
                        payer,
                        "SIGNER_ESCROW_MEMBERS",
                        String.join(
                                ",", members.stream().map(SignerPart::address).toList()),
                        "SIGNER_ESCROW_NONCE_COUNT",
                        Integer.toString(nonceCount)));
        String expected = "SIGNER_ESCROW_MULTISIG=" + multisig + "\nSIGNER_ESCROW_NONCES=" + String.join(",", nonces);
        if (!runs.said("escrow").equals(expected)) {
            throw new IOException("The command says " + runs.said("escrow"));
        }
    }

    /** What an API with this escrow is told. */
    public Map<String, String> forApi() {
        return Map.of(
                "CLEARSHARE_ESCROW_BAND",
                "escrow",
                "CLEARSHARE_ESCROW_MULTISIG",
                multisig,
                "CLEARSHARE_ESCROW_NONCES",
                String.join(",", nonces),
                "CLEARSHARE_ESCROW_SIGNERS",
                members.stream().map(one -> one.socket().toString()).collect(Collectors.joining(",")),
                "CLEARSHARE_ESCROW_SECRET_FILES",
                members.stream().map(one -> one.secret().toString()).collect(Collectors.joining(",")));
    }

    public SignerPart treasury() {
        return Objects.requireNonNull(treasury, "the API holds the treasury's key");
    }

    public List<SignerPart> members() {
        return List.copyOf(members);
    }

    /** Of the account that holds what is in the escrow. */
    public String vault() {
        return ProgramAddress.tokenAccount(multisig, node.mint());
    }

    public String multisig() {
        return multisig;
    }

    public List<String> nonces() {
        return nonces;
    }

    @Override
    public void close() {
        if (treasury != null) {
            treasury.close();
        }
        members.forEach(SignerPart::close);
    }
}
