package io.clearshare.domain.signing;

import static io.clearshare.domain.signing.MessageParts.addresses;
import static io.clearshare.domain.signing.MessageParts.data;
import static io.clearshare.domain.signing.MessageParts.require;
import static io.clearshare.domain.signing.MessageParts.utf8;

import io.clearshare.domain.signing.EscrowMove.Kind;
import io.clearshare.domain.signing.MessageParts.Budget;
import io.clearshare.domain.solana.AccountUse;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the bytes that move money into or out of an escrow, and refuses everything that is not exactly one such move.
 *
 * <p>The vault is the token account of a multisig. Into it the treasury pays like to anybody; out of it two members sign
 * beside the payer, on one of the escrow's durable nonces, either to the recipient's token account under the memo of the
 * payout or back to the treasury under a memo that says so.
 */
public final class ReadEscrow {

    private static final int SIGNERS_OF_VAULT = 3;

    private final String payer;
    private final String treasury;
    private final String mint;
    private final String multisig;
    private final Set<String> nonces;
    private final String treasuryAccount;
    private final String vault;

    /**
     * @param payer    pays costs, moves the treasury's tokens and is the authority of the nonces
     * @param treasury owner of the tokens, which may be another than the payer
     * @param multisig owner of the vault
     */
    public ReadEscrow(String payer, String treasury, String mint, String multisig, Set<String> nonces) {
        this.payer = payer;
        this.treasury = treasury;
        this.mint = mint;
        this.multisig = multisig;
        this.nonces = Set.copyOf(nonces);
        this.treasuryAccount = ProgramAddress.tokenAccount(treasury, mint);
        this.vault = ProgramAddress.tokenAccount(multisig, mint);
    }

    /** What the bytes are. */
    public sealed interface Reading {

        /** @param signers who signs beside the payer */
        record Move(EscrowMove move, List<String> signers) implements Reading {}

        record Foreign(String why) implements Reading {}
    }

    public Reading read(byte[] message) {
        try {
            WireMessage parsed = WireMessage.parse(message);
            List<String> signers = parsed.keys().subList(1, parsed.signers());
            return new Reading.Move(new Instructions(this, parsed).read(), List.copyOf(signers));
        } catch (IllegalArgumentException | ArithmeticException | java.nio.BufferUnderflowException e) {
            return new Reading.Foreign(String.valueOf(e.getMessage()));
        }
    }

    /** The instructions of one message, gone through once. */
    private static final class Instructions {

        private final ReadEscrow rules;
        private final WireMessage message;
        private final Budget budget = new Budget();
        private String memo = "";
        private String nonceAccount = "";
        private String madeAccount = "";
        private String from = "";
        private String to = "";
        private long micros;

        private Instructions(ReadEscrow rules, WireMessage message) {
            this.rules = rules;
            this.message = message;
        }

        private EscrowMove read() {
            require(message.keys().get(0).equals(rules.payer), "another pays");
            for (int i = 0; i < message.instructions().size(); i++) {
                read(message.instructions().get(i), i == 0);
            }
            Optional<EscrowMemo> own = EscrowMemo.parse(memo);
            EscrowMove move = own.isPresent() ? withoutRecipient(own.get()) : release();
            require(move.kind() == Kind.RELEASE || madeAccount.isEmpty(), "an account is made for nobody");
            return move;
        }

        private EscrowMove withoutRecipient(EscrowMemo own) {
            Kind kind = switch (own.purpose()) {
                case FUND -> Kind.FUND;
                case REFUND -> Kind.REFUND;
                case CANCEL -> Kind.CANCEL;
            };
            boolean fits = switch (own.purpose()) {
                case FUND -> from.equals(rules.treasuryAccount) && to.equals(rules.vault) && nonceAccount.isEmpty();
                case REFUND -> from.equals(rules.vault) && to.equals(rules.treasuryAccount) && !nonceAccount.isEmpty();
                case CANCEL -> from.isEmpty() && !nonceAccount.isEmpty();
            };
            require(fits, "the memo says another thing than what is done");
            return move(kind, own.payoutId(), own.root(), 0);
        }

        private EscrowMove release() {
            PayoutMemo payout = PayoutMemo.parse(memo)
                    .filter(one -> !one.root().isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("no memo names a payout and its root"));
            boolean fits = from.equals(rules.vault)
                    && !to.equals(rules.vault)
                    && !to.equals(rules.treasuryAccount)
                    && !nonceAccount.isEmpty();
            require(fits, "not a release from the vault to somebody on a durable nonce");
            require(madeAccount.isEmpty() || madeAccount.equals(to), "another account is made than the one paid to");
            long rent = madeAccount.isEmpty() ? 0 : MessageParts.TOKEN_ACCOUNT_RENT_LAMPORTS;
            return move(Kind.RELEASE, payout.payoutId(), payout.root(), rent);
        }

        private EscrowMove move(Kind kind, String payoutId, String root, long rent) {
            boolean ofVault = kind == Kind.RELEASE || kind == Kind.REFUND;
            require(message.signers() == (ofVault ? SIGNERS_OF_VAULT : 1), "an unexpected number of signers");
            require(kind == Kind.CANCEL || micros > 0, "nothing is transferred");
            return new EscrowMove(
                    kind,
                    payoutId,
                    root,
                    micros,
                    to,
                    nonceAccount,
                    message.blockhash(),
                    budget.costLamports(message.signers(), rent));
        }

        private void read(Instruction instruction, boolean first) {
            switch (instruction.program()) {
                case Programs.COMPUTE_BUDGET -> budget.read(instruction);
                case Programs.MEMO -> memo(instruction);
                case Programs.TOKEN_ACCOUNTS -> makeAccount(instruction);
                case Programs.TOKEN -> transfer(instruction);
                case Programs.SYSTEM -> advanceNonce(instruction, first);
                default -> throw new IllegalArgumentException("program " + instruction.program() + " is called");
            }
        }

        private void memo(Instruction instruction) {
            require(memo.isEmpty(), "two memos");
            memo = utf8(instruction.data());
        }

        private void makeAccount(Instruction instruction) {
            require(madeAccount.isEmpty(), "two accounts are made");
            madeAccount = MessageParts.madeAccount(instruction, rules.payer, rules.mint);
        }

        /** Only the first instruction makes a transaction live as long as its nonce; anywhere else it only uses one up. */
        private void advanceNonce(Instruction instruction, boolean first) {
            ByteBuffer data = data(instruction);
            List<String> accounts = addresses(instruction, 3);
            boolean ours = data.remaining() == 4
                    && data.getInt() == 4
                    && rules.nonces.contains(accounts.get(0))
                    && accounts.get(1).equals(Programs.RECENT_BLOCKHASHES)
                    && accounts.get(2).equals(rules.payer);
            require(ours && first, "another call of the system program than advancing the escrow's nonce first");
            nonceAccount = accounts.get(0);
        }

        private void transfer(Instruction instruction) {
            require(from.isEmpty(), "two transfers");
            micros = MessageParts.tokenAmount(instruction);
            List<AccountUse> uses = instruction.accounts();
            require(uses.size() >= 4 && uses.get(1).address().equals(rules.mint), "a transfer of another token");
            from = uses.get(0).address();
            to = uses.get(2).address();
            List<String> rest = uses.subList(3, uses.size()).stream()
                    .map(AccountUse::address)
                    .toList();
            List<String> expected = new ArrayList<>();
            expected.add(from.equals(rules.vault) ? rules.multisig : rules.payer);
            if (from.equals(rules.vault)) {
                expected.addAll(message.keys().subList(1, message.signers()));
            }
            boolean mentioned = rest.size() == expected.size() + 1
                    && rest.get(rest.size() - 1).equals(rules.treasury);
            List<String> named = mentioned ? rest.subList(0, rest.size() - 1) : rest;
            require(
                    named.size() == expected.size()
                            && named.get(0).equals(expected.get(0))
                            && Set.copyOf(named).equals(Set.copyOf(expected)),
                    "others let it out than sign");
        }
    }
}
