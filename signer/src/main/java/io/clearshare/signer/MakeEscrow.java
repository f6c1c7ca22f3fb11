package io.clearshare.signer;

import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.signer.SignerProgram.Environment;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the escrow: a multisig that two of three keys open, its vault, and the durable nonces of what leaves it; run where
 * the treasury owner's key is, as often as one likes.
 *
 * <p>All addresses follow from the owner's key, so nothing has to be written down and nothing is made twice.
 */
final class MakeEscrow {

    private static final int MEMBERS = 3;
    private static final int NEEDED = 2;
    private static final int MULTISIG_BYTES = 355;
    private static final int NONCE_BYTES = 80;
    private static final int NONCES_MAX = 64;
    private static final int NONCES_PER_TRANSACTION = 4;

    private MakeEscrow() {}

    /** @return the settings that API and signers need, one line each */
    static String run(Environment environment) throws IOException, InterruptedException {
        KeyFile owner = KeyFile.read(environment.path("TREASURY_OWNER_KEYFILE"));
        List<String> members = environment.list("SIGNER_ESCROW_MEMBERS");
        if (members.stream().distinct().count() != MEMBERS || members.size() != MEMBERS) {
            throw new IllegalStateException("SIGNER_ESCROW_MEMBERS names three different addresses");
        }
        String name = environment.text("SIGNER_ESCROW_NAME", "escrow-1");
        String authority = environment.text("SIGNER_ADDRESS");
        String mint = environment.text("SIGNER_USDC_MINT");
        List<String> nonces = nonces(owner.address(), name, environment.number("SIGNER_ESCROW_NONCE_COUNT"));
        String multisig = multisig(owner.address(), name);

        SolanaNode node = new SolanaNode(URI.create(environment.text("SOLANA_RPC")));
        node.requireChain(environment.text("SOLANA_GENESIS_HASH"));
        List<Instruction> missing = new ArrayList<>(multisig(node, owner.address(), name, members));
        if (!node.exists(ProgramAddress.tokenAccount(multisig, mint))) {
            missing.add(Programs.createTokenAccount(owner.address(), multisig, mint));
        }
        land(node, owner, missing);
        for (int i = 0; i < nonces.size(); i += NONCES_PER_TRANSACTION) {
            missing.clear();
            for (int j = i; j < Math.min(nonces.size(), i + NONCES_PER_TRANSACTION); j++) {
                missing.addAll(nonce(node, owner.address(), seed(name, j), authority));
            }
            land(node, owner, missing);
        }
        return "SIGNER_ESCROW_MULTISIG=" + multisig + "\nSIGNER_ESCROW_NONCES=" + String.join(",", nonces);
    }

    private static void land(SolanaNode node, KeyFile owner, List<Instruction> missing)
            throws IOException, InterruptedException {
        if (!missing.isEmpty()) {
            node.land(owner, missing);
        }
    }

    /** What makes it, nothing when it is there. */
    private static List<Instruction> multisig(SolanaNode node, String owner, String name, List<String> members)
            throws IOException, InterruptedException {
        String address = multisig(owner, name);
        if (!node.exists(address)) {
            return List.of(
                    Programs.createAccountWithSeed(
                            owner, name, Programs.TOKEN, node.rent(MULTISIG_BYTES), MULTISIG_BYTES),
                    Programs.initializeMultisig(address, members, NEEDED));
        }
        if (!node.multisigMembers(address).equals(members)) {
            throw new IllegalStateException("Multisig " + address + " has other members; they never change."
                    + " Give the new one another SIGNER_ESCROW_NAME, once the old vault is empty");
        }
        return List.of();
    }

    private static List<Instruction> nonce(SolanaNode node, String owner, String seed, String authority)
            throws IOException, InterruptedException {
        String address = ProgramAddress.withSeed(owner, seed, Programs.SYSTEM);
        if (!node.exists(address)) {
            return List.of(
                    Programs.createAccountWithSeed(owner, seed, Programs.SYSTEM, node.rent(NONCE_BYTES), NONCE_BYTES),
                    Programs.initializeNonce(address, authority));
        }
        if (!authority.equals(node.nonceAuthority(address))) {
            throw new IllegalStateException("Nonce " + address + " obeys another key than " + authority
                    + ". Give the escrow of a new signer another SIGNER_ESCROW_NAME, once the old vault is empty");
        }
        return List.of();
    }

    private static String multisig(String owner, String name) {
        return ProgramAddress.withSeed(owner, name, Programs.TOKEN);
    }

    private static List<String> nonces(String owner, String name, long count) {
        if (count < 1 || count > NONCES_MAX) {
            throw new IllegalStateException("SIGNER_ESCROW_NONCE_COUNT is between 1 and " + NONCES_MAX);
        }
        List<String> nonces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nonces.add(ProgramAddress.withSeed(owner, seed(name, i), Programs.SYSTEM));
        }
        return List.copyOf(nonces);
    }

    private static String seed(String name, int nonce) {
        return name + "/" + nonce;
    }
}
