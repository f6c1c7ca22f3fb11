package io.clearshare.domain.signing;

import static io.clearshare.domain.signing.MessageParts.addresses;
import static io.clearshare.domain.signing.MessageParts.data;
import static io.clearshare.domain.signing.MessageParts.require;
import static io.clearshare.domain.signing.MessageParts.utf8;

import io.clearshare.domain.signing.MessageParts.Budget;
import io.clearshare.domain.signing.PayoutTransfer.Asset;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bytes that a signer is asked to sign, and refuses everything that is not exactly one payout.
 *
 * <p>Known are: limit and price of compute units, one memo that names a payout, making the recipient's token account, and
 * one transfer out of the treasury. Whatever is not known is refused, so a new kind of instruction can only be added here.
 */
public final class ReadTransfer {

    private final String signer;
    private final String treasury;
    private final String mint;
    private final String source;

    /**
     * @param signer   address of the key that signs and pays the fee
     * @param treasury owner of the tokens, which may be another than the signer
     */
    public ReadTransfer(String signer, String treasury, String mint) {
        this.signer = signer;
        this.treasury = treasury;
        this.mint = mint;
        this.source = ProgramAddress.tokenAccount(treasury, mint);
    }

    /** What the bytes are. */
    public sealed interface Reading {

        record Transfer(PayoutTransfer transfer) implements Reading {}

        record Foreign(String why) implements Reading {}
    }

    public Reading read(byte[] message) {
        try {
            return new Reading.Transfer(new Instructions(this, message).read());
        } catch (IllegalArgumentException | ArithmeticException | java.nio.BufferUnderflowException e) {
            return new Reading.Foreign(String.valueOf(e.getMessage()));
        }
    }

    /** The instructions of one message, gone through once. */
    private static final class Instructions {

        private final ReadTransfer rules;
        private final WireMessage message;
        private String payoutId = "";
        private String root = "";
        private Asset asset = Asset.USDC;
        private long units;
        private String to = "";
        private String madeAccount = "";
        private final Budget budget = new Budget();

        private Instructions(ReadTransfer rules, byte[] bytes) {
            this.rules = rules;
            this.message = WireMessage.parse(bytes);
        }

        private PayoutTransfer read() {
            require(message.signers() == 1 && message.keys().get(0).equals(rules.signer), "another signs or pays");
            message.instructions().forEach(this::read);
            require(!payoutId.isEmpty(), "no memo names a payout");
            require(units > 0, "nothing is transferred");
            require(madeAccount.isEmpty() || madeAccount.equals(to), "another account is made than the one paid to");
            long rent = madeAccount.isEmpty() ? 0 : MessageParts.TOKEN_ACCOUNT_RENT_LAMPORTS;
            return new PayoutTransfer(payoutId, root, asset, units, to, budget.costLamports(1, rent));
        }

        private void read(Instruction instruction) {
            switch (instruction.program()) {
                case Programs.COMPUTE_BUDGET -> budget.read(instruction);
                case Programs.MEMO -> memo(instruction);
                case Programs.TOKEN_ACCOUNTS -> makeAccount(instruction);
                case Programs.TOKEN -> transferTokens(instruction);
                case Programs.SYSTEM -> transferSol(instruction);
                default -> throw new IllegalArgumentException("program " + instruction.program() + " is called");
            }
        }

        private void memo(Instruction instruction) {
            Optional<PayoutMemo> memo = PayoutMemo.parse(utf8(instruction.data()));
            require(memo.isPresent() && payoutId.isEmpty(), "the memo is not that of one payout");
            payoutId = memo.orElseThrow().payoutId();
            root = memo.orElseThrow().root();
        }

        private void makeAccount(Instruction instruction) {
            String made = MessageParts.madeAccount(instruction, rules.signer, rules.mint);
            require(madeAccount.isEmpty(), "an account of another token is made");
            madeAccount = made;
        }

        private void transferTokens(Instruction instruction) {
            long amount = MessageParts.tokenAmount(instruction);
            List<String> accounts =
                    addresses(instruction, instruction.accounts().size() == 5 ? 5 : 4);
            boolean ours = accounts.get(0).equals(rules.source)
                    && accounts.get(1).equals(rules.mint)
                    && accounts.get(3).equals(rules.signer)
                    && (accounts.size() == 4 || accounts.get(4).equals(rules.treasury));
            require(
                    ours && !accounts.get(2).equals(rules.source),
                    "a transfer that is not from the treasury to somebody");
            transfer(Asset.USDC, amount, accounts.get(2));
        }

        private void transferSol(Instruction instruction) {
            ByteBuffer data = data(instruction);
            require(data.remaining() == 12 && data.getInt() == 2, "another call of the system program than a transfer");
            List<String> accounts = addresses(instruction, 2);
            require(
                    accounts.get(0).equals(rules.signer) && !accounts.get(1).equals(rules.signer),
                    "a transfer that is not from the signer to somebody");
            transfer(Asset.SOL, data.getLong(), accounts.get(1));
        }

        private void transfer(Asset kind, long amount, String recipient) {
            require(units == 0 && amount > 0, "not exactly one positive transfer");
            asset = kind;
            units = amount;
            to = recipient;
        }
    }
}
