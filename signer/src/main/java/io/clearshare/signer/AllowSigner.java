package io.clearshare.signer;

import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.signer.SignerProgram.Environment;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets the treasury's owner set how much USDC the signer may still move, and fill up its SOL; run by a person or a start
 * script where the owner's key is at hand, never by the API.
 */
final class AllowSigner {

    private AllowSigner() {}

    /** @return what was done, in one line */
    static String run(Environment environment) throws IOException, InterruptedException {
        KeyFile owner = KeyFile.read(environment.path("TREASURY_OWNER_KEYFILE"));
        SolanaNode node = new SolanaNode(URI.create(environment.text("SOLANA_RPC")));
        node.requireChain(environment.text("SOLANA_GENESIS_HASH"));
        String signer = environment.text("SIGNER_ADDRESS");
        String mint = environment.text("SIGNER_USDC_MINT");
        long allowance = environment.number("SIGNER_ALLOWANCE_MICROS");
        long lamports = Math.max(0, environment.number("SIGNER_SOL_LAMPORTS") - node.lamports(signer));
        String account = ProgramAddress.tokenAccount(owner.address(), mint);
        List<Instruction> instructions = new ArrayList<>();
        if (!Map.of(signer, allowance).equals(node.allowance(account))) {
            instructions.add(Programs.approveDelegate(account, mint, signer, owner.address(), allowance));
        }
        if (lamports > 0) {
            instructions.add(Programs.transferSol(owner.address(), signer, lamports));
        }
        String done = signer + " may move " + allowance + " micros of USDC and got " + lamports + " lamports";
        return instructions.isEmpty() ? done : done + ": " + node.land(owner, instructions);
    }
}
