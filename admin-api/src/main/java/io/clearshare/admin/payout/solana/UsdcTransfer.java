package io.clearshare.admin.payout.solana;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.Transaction;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.ComputeBudgetProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;

/**
 * One payout as one transaction: a memo that names it, the recipient's token account if it is missing, the transfer.
 *
 * <p>The memo also keeps apart two payouts of the same amount to the same address, which would otherwise have the same
 * signature and execute once.
 */
record UsdcTransfer(Treasury treasury, PublicKey mint, PublicKey recipient, long amountMicros, String memo) {

    static final byte DECIMALS = 6;

    /** Base fee and the price of the compute units below. */
    static final long FEE_LAMPORTS_MAX = 5_060;

    /** Rent of the recipient's token account, paid when it is made. */
    static final long RENT_LAMPORTS = 2_039_280;

    private static final int COMPUTE_UNITS_MAX = 60_000;
    private static final int COMPUTE_PRICE_MICROLAMPORTS = 1_000;
    private static final int WIRE_BYTES_MAX = 1232;
    private static final PublicKey MEMO_PROGRAM = new PublicKey("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");

    /** The signed bytes and the signature that the network will know them by. */
    record Signed(String signature, byte[] wire) {}

    Signed sign(String blockhash) {
        Transaction transaction = new Transaction();
        instructions().forEach(transaction::addInstruction);
        transaction.setRecentBlockHash(blockhash);
        transaction.sign(treasury.signer());
        byte[] wire = transaction.serialize();
        if (wire[0] != 1 || wire.length > WIRE_BYTES_MAX) {
            throw new IllegalStateException(
                    "A transaction of " + wire.length + " bytes and " + wire[0] + " signatures");
        }
        return new Signed(Base58.encode(Arrays.copyOfRange(wire, 1, 65)), wire);
    }

    /** The account that holds an owner's tokens of a mint. */
    static PublicKey tokenAccount(PublicKey owner, PublicKey mint) {
        List<byte[]> seeds = List.of(owner.toByteArray(), TokenProgram.PROGRAM_ID.toByteArray(), mint.toByteArray());
        return PublicKey.findProgramAddress(seeds, AssociatedTokenProgram.PROGRAM_ID)
                .getAddress();
    }

    private List<TransactionInstruction> instructions() {
        PublicKey payer = treasury.address();
        return List.of(
                ComputeBudgetProgram.setComputeUnitLimit(COMPUTE_UNITS_MAX),
                ComputeBudgetProgram.setComputeUnitPrice(COMPUTE_PRICE_MICROLAMPORTS),
                new TransactionInstruction(MEMO_PROGRAM, List.of(), memo.getBytes(StandardCharsets.UTF_8)),
                AssociatedTokenProgram.createIdempotent(payer, recipient, mint),
                TokenProgram.transferChecked(
                        tokenAccount(payer, mint), tokenAccount(recipient, mint), amountMicros, DECIMALS, payer, mint));
    }
}
