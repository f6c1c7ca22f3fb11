package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * USDC from the treasury's token account to the recipient's, which is made where it is missing.
 *
 * @param treasury owner of the tokens; empty when it is the signer itself, otherwise the signer is its delegate
 * @param multisig owner of the escrow's vault; empty where there is none
 */
record UsdcTransfer(String treasury, String mint, String multisig) implements Transfer {

    /** Rent of the recipient's token account, paid when it is made. */
    static final long RENT_LAMPORTS = 2_039_280;

    @Override
    public Currency currency() {
        return Currency.USDC;
    }

    @Override
    public Purse purse(Endpoints nodes, String signer) {
        Funds funds = funds(nodes, signer, "confirmed");
        AtomicLong paid = new AtomicLong();
        AtomicLong cost = new AtomicLong();
        return units -> {
            if (funds.usdcMicros() - paid.get() < units) {
                return Optional.of("the treasury holds less USDC than this payout");
            }
            if (funds.allowanceMicros() - paid.get() < units) {
                return Optional.of(
                        "the signer's allowance is less than this payout; the treasury's owner has to top it up");
            }
            if (funds.lamports() - cost.get() < FEE_LAMPORTS_MAX + RENT_LAMPORTS) {
                return Optional.of("the signer holds too little SOL for network costs");
            }
            paid.addAndGet(units);
            cost.addAndGet(FEE_LAMPORTS_MAX + RENT_LAMPORTS);
            return Optional.empty();
        };
    }

    /** What there is to pay with. */
    Funds funds(Endpoints nodes, String signer, String commitment) {
        String owner = owner(signer);
        JsonNode accounts = nodes.call(
                "getMultipleAccounts",
                multisig.isEmpty()
                        ? List.of(ProgramAddress.tokenAccount(owner, mint))
                        : List.of(
                                ProgramAddress.tokenAccount(owner, mint), ProgramAddress.tokenAccount(multisig, mint)),
                options("encoding", "jsonParsed", "commitment", commitment));
        JsonNode info = accounts.at("/value/0/data/parsed/info");
        long usdc = amount(info.path("tokenAmount"));
        long vault = amount(accounts.at("/value/1/data/parsed/info/tokenAmount"));
        boolean delegated = info.path("delegate").asString("").equals(signer);
        long allowance = owner.equals(signer) ? usdc : delegated ? amount(info.path("delegatedAmount")) : 0;
        JsonNode balance = nodes.call("getBalance", signer, options("commitment", commitment));
        long slot = Math.min(slotOf(accounts), slotOf(balance));
        return new Funds(owner, signer, usdc, allowance, balance.path("value").asLong(0), vault, slot);
    }

    /**
     * Balances of the treasury and of the key that pays out of it.
     *
     * @param allowanceMicros what the signer may still move; everything where it is the owner
     * @param lamports        the signer's, for SOL payouts and network costs
     * @param vaultMicros     in the escrow, as of the same slot as the treasury's USDC
     * @param slot            which all balances have seen
     */
    record Funds(
            String treasury,
            String signer,
            long usdcMicros,
            long allowanceMicros,
            long lamports,
            long vaultMicros,
            long slot) {}

    private static long slotOf(JsonNode answer) {
        return answer.path("context").path("slot").asLong(0);
    }

    /** Owner of the tokens. */
    String owner(String signer) {
        return treasury.isEmpty() ? signer : treasury;
    }

    private static long amount(JsonNode tokens) {
        return Long.parseLong(tokens.path("amount").asString("0"));
    }

    @Override
    public Optional<String> tooSmall(JsonNode account, long units) {
        return Optional.empty();
    }

    /** The owner is named beside its delegate, so that its own history lists every payment. */
    @Override
    public List<Instruction> moves(String signer, String wallet, long units) {
        String owner = owner(signer);
        return List.of(
                Programs.createTokenAccount(signer, wallet, mint),
                Programs.transferTokens(
                        ProgramAddress.tokenAccount(owner, mint),
                        mint,
                        ProgramAddress.tokenAccount(wallet, mint),
                        signer,
                        units,
                        owner.equals(signer) ? List.of() : List.of(owner)));
    }

    @Override
    public long rent(long spentLamports, long units) {
        return spentLamports;
    }
}
