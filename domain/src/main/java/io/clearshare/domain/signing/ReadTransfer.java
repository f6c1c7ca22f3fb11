package io.clearshare.domain.signing;

import io.clearshare.domain.signing.PayoutTransfer.Asset;
import io.clearshare.domain.solana.AccountUse;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bytes that a signer is asked to sign, and refuses everything that is not exactly one payout.
 *
 * <p>Known are: limit and price of compute units, one memo that names a payout, making the recipient's token account, and
 * one transfer out of the treasury. Whatever is not known is refused, so a new kind of instruction can only be added here.
 */
public final class ReadTransfer {

    private static final long BASE_FEE_LAMPORTS = 5_000;
    private static final long TOKEN_ACCOUNT_RENT_LAMPORTS = 2_039_280;
    private static final int COMPUTE_UNITS_MAX = 1_400_000;

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
        private long computeUnits = COMPUTE_UNITS_MAX;
        private long computePrice;

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
            long priority = Math.addExact(Math.multiplyExact(computePrice, computeUnits), 999_999) / 1_000_000;
            long rent = madeAccount.isEmpty() ? 0 : TOKEN_ACCOUNT_RENT_LAMPORTS;
            long cost = Math.addExact(BASE_FEE_LAMPORTS + rent, priority);
            return new PayoutTransfer(payoutId, root, asset, units, to, cost);
        }

        private void read(Instruction instruction) {
            switch (instruction.program()) {
                case Programs.COMPUTE_BUDGET -> computeBudget(instruction);
                case Programs.MEMO -> memo(instruction);
                case Programs.TOKEN_ACCOUNTS -> makeAccount(instruction);
                case Programs.TOKEN -> transferTokens(instruction);
                case Programs.SYSTEM -> transferSol(instruction);
                default -> throw new IllegalArgumentException("program " + instruction.program() + " is called");
            }
        }

        private void computeBudget(Instruction instruction) {
            ByteBuffer data = data(instruction);
            int kind = data.get();
            require(kind == 2 && data.remaining() == 4 || kind == 3 && data.remaining() == 8, "an unknown budget");
            if (kind == 2) {
                computeUnits = data.getInt();
                require(computeUnits > 0 && computeUnits <= COMPUTE_UNITS_MAX, "too many compute units");
            } else {
                computePrice = data.getLong();
                require(computePrice >= 0, "a price that is none");
            }
        }

        private void memo(Instruction instruction) {
            Optional<PayoutMemo> memo = PayoutMemo.parse(utf8(instruction.data()));
            require(memo.isPresent() && payoutId.isEmpty(), "the memo is not that of one payout");
            payoutId = memo.orElseThrow().payoutId();
            root = memo.orElseThrow().root();
        }

        private void makeAccount(Instruction instruction) {
            require(instruction.data().length == 1 && instruction.data()[0] == 1, "an unknown call about accounts");
            List<String> accounts = addresses(instruction, 6);
            boolean ours = accounts.get(0).equals(rules.signer)
                    && accounts.get(3).equals(rules.mint)
                    && accounts.get(5).equals(Programs.TOKEN);
            require(ours && madeAccount.isEmpty(), "an account of another token is made");
            madeAccount = accounts.get(1);
        }

        private void transferTokens(Instruction instruction) {
            ByteBuffer data = data(instruction);
            require(data.remaining() == 10 && data.get() == 12, "another call of the token program than a transfer");
            long amount = data.getLong();
            require(data.get() == 6, "a transfer with other decimals");
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

        private static List<String> addresses(Instruction instruction, int count) {
            require(instruction.accounts().size() == count, "an unexpected number of accounts");
            return instruction.accounts().stream().map(AccountUse::address).toList();
        }

        private static ByteBuffer data(Instruction instruction) {
            require(instruction.data().length > 0, "an instruction without data");
            return ByteBuffer.wrap(instruction.data()).order(ByteOrder.LITTLE_ENDIAN);
        }

        private static String utf8(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("the memo is no text", e);
            }
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
