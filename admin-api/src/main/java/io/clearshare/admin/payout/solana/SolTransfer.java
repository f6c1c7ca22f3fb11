package io.clearshare.admin.payout.solana;

import static io.clearshare.admin.payout.solana.SolanaRpc.options;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.Programs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** SOL from the signer's own wallet, whose balance is the most that a stolen key could take. */
record SolTransfer() implements Transfer {

    @Override
    public Currency currency() {
        return Currency.SOL;
    }

    @Override
    public String mint() {
        return Programs.WRAPPED_SOL;
    }

    /** The signer's account stays alive: it keeps what an account must hold. */
    @Override
    public Purse purse(Endpoints nodes, String signer) {
        long lamports = nodes.call("getBalance", signer, options("commitment", "confirmed"))
                .path("value")
                .asLong(0);
        AtomicLong left = new AtomicLong(lamports - RENT_EXEMPT_LAMPORTS);
        return units -> {
            if (left.get() - FEE_LAMPORTS_MAX < units) {
                return Optional.of("the signer holds less SOL than this payout and its costs");
            }
            left.addAndGet(-units - FEE_LAMPORTS_MAX);
            return Optional.empty();
        };
    }

    @Override
    public Optional<String> tooSmall(JsonNode account, long units) {
        return account.isNull() && units < RENT_EXEMPT_LAMPORTS
                ? Optional.of(units + " lamports are less than the " + RENT_EXEMPT_LAMPORTS
                        + " that a new wallet has to hold")
                : Optional.empty();
    }

    @Override
    public List<Instruction> moves(String signer, String wallet, long units) {
        return List.of(Programs.transferSol(signer, wallet, units));
    }

    @Override
    public long rent(long spentLamports, long units) {
        return spentLamports - units;
    }
}
