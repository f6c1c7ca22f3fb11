package io.clearshare.domain.solana;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The programs that payouts use, and the instructions they understand. */
public final class Programs {

    public static final String SYSTEM = "11111111111111111111111111111111";
    public static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
    public static final String TOKEN_ACCOUNTS = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
    public static final String MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr";
    public static final String COMPUTE_BUDGET = "ComputeBudget111111111111111111111111111111";
    /** Read by the system program when a nonce is made or advanced. */
    public static final String RECENT_BLOCKHASHES = "SysvarRecentB1ockHashes11111111111111111111";

    public static final String RENT = "SysvarRent111111111111111111111111111111111";
    /** Stands for SOL where a mint is named. */
    public static final String WRAPPED_SOL = "So11111111111111111111111111111111111111112";

    private Programs() {}

    public static Instruction computeUnitLimit(int units) {
        return new Instruction(
                COMPUTE_BUDGET, List.of(), data(5).put((byte) 2).putInt(units).array());
    }

    /** @param microLamports price of one unit */
    public static Instruction computeUnitPrice(long microLamports) {
        return new Instruction(
                COMPUTE_BUDGET,
                List.of(),
                data(9).put((byte) 3).putLong(microLamports).array());
    }

    public static Instruction memo(String text) {
        return new Instruction(MEMO, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes an owner's token account unless it is there. */
    public static Instruction createTokenAccount(String payer, String owner, String mint) {
        return new Instruction(
                TOKEN_ACCOUNTS,
                List.of(
                        AccountUse.payer(payer),
                        AccountUse.writable(ProgramAddress.tokenAccount(owner, mint)),
                        AccountUse.readOnly(owner),
                        AccountUse.readOnly(mint),
                        AccountUse.readOnly(SYSTEM),
                        AccountUse.readOnly(TOKEN)),
                new byte[] {1});
    }

    /**
     * Moves tokens from one token account to another.
     *
     * @param authority the owner of {@code from} or its delegate
     * @param mention   named in the transaction without any right, so that its history lists the transfer; the program
     *     ignores it
     */
    public static Instruction transferTokens(
            String from, String mint, String to, String authority, long amount, List<String> mention) {
        List<AccountUse> accounts = new ArrayList<>(List.of(
                AccountUse.writable(from),
                AccountUse.readOnly(mint),
                AccountUse.writable(to),
                AccountUse.signer(authority)));
        mention.forEach(address -> accounts.add(AccountUse.readOnly(address)));
        return new Instruction(
                TOKEN,
                accounts,
                data(10).put((byte) 12).putLong(amount).put((byte) 6).array());
    }

    /** Lets a delegate move up to an amount out of a token account; replaces what it was allowed before. */
    public static Instruction approveDelegate(String account, String mint, String delegate, String owner, long amount) {
        return new Instruction(
                TOKEN,
                List.of(
                        AccountUse.writable(account),
                        AccountUse.readOnly(mint),
                        AccountUse.readOnly(delegate),
                        AccountUse.signer(owner)),
                data(10).put((byte) 13).putLong(amount).put((byte) 6).array());
    }

    public static Instruction transferSol(String from, String to, long lamports) {
        return new Instruction(
                SYSTEM,
                List.of(AccountUse.payer(from), AccountUse.writable(to)),
                data(12).putInt(2).putLong(lamports).array());
    }

    /**
     * Moves tokens that belong to a multisig account.
     *
     * @param signers those of its members that sign, as many as it asks for
     * @param mention as with {@link #transferTokens}
     */
    public static Instruction transferTokensOfMany(
            String from,
            String mint,
            String to,
            String multisig,
            List<String> signers,
            long amount,
            List<String> mention) {
        List<AccountUse> accounts = new ArrayList<>(List.of(
                AccountUse.writable(from),
                AccountUse.readOnly(mint),
                AccountUse.writable(to),
                AccountUse.readOnly(multisig)));
        signers.forEach(address -> accounts.add(AccountUse.signer(address)));
        mention.forEach(address -> accounts.add(AccountUse.readOnly(address)));
        return new Instruction(
                TOKEN,
                accounts,
                data(10).put((byte) 12).putLong(amount).put((byte) 6).array());
    }

    /** Makes an empty account a multisig of the token program, for ever with these members. */
    public static Instruction initializeMultisig(String account, List<String> members, int needed) {
        List<AccountUse> accounts = new ArrayList<>(List.of(AccountUse.writable(account)));
        members.forEach(member -> accounts.add(AccountUse.readOnly(member)));
        return new Instruction(TOKEN, accounts, new byte[] {19, (byte) needed});
    }

    /** Makes the account at {@link ProgramAddress#withSeed}, which needs no key of its own. */
    public static Instruction createAccountWithSeed(String payer, String seed, String owner, long lamports, int bytes) {
        byte[] text = seed.getBytes(StandardCharsets.UTF_8);
        return new Instruction(
                SYSTEM,
                List.of(
                        AccountUse.payer(payer),
                        AccountUse.writable(ProgramAddress.withSeed(payer, seed, owner)),
                        AccountUse.signer(payer)),
                data(4 + 32 + 8 + text.length + 8 + 8 + 32)
                        .putInt(3)
                        .put(Base58.address(payer))
                        .putLong(text.length)
                        .put(text)
                        .putLong(lamports)
                        .putLong(bytes)
                        .put(Base58.address(owner))
                        .array());
    }

    /** Makes an empty account a durable nonce. */
    public static Instruction initializeNonce(String account, String authority) {
        return new Instruction(
                SYSTEM,
                List.of(
                        AccountUse.writable(account),
                        AccountUse.readOnly(RECENT_BLOCKHASHES),
                        AccountUse.readOnly(RENT)),
                data(36).putInt(6).put(Base58.address(authority)).array());
    }

    /** Gives a durable nonce its next value; first in a transaction, that one lives as long as the value before. */
    public static Instruction advanceNonce(String account, String authority) {
        return new Instruction(
                SYSTEM,
                List.of(
                        AccountUse.writable(account),
                        AccountUse.readOnly(RECENT_BLOCKHASHES),
                        AccountUse.signer(authority)),
                data(4).putInt(4).array());
    }

    private static ByteBuffer data(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
