package io.clearshare.admin.payout.solana;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What differs between paying in one currency and in another; everything else is {@link SolanaRail}. */
sealed interface Transfer permits UsdcTransfer, SolTransfer {

    /** Base fee and the price of the compute units below. */
    long FEE_LAMPORTS_MAX = 5_060;

    int COMPUTE_UNITS_MAX = 60_000;
    int COMPUTE_PRICE_MICROLAMPORTS = 1_000;

    /** What an account must hold to exist without data, in lamports. */
    long RENT_EXEMPT_LAMPORTS = 890_880;

    Currency currency();

    /** The mint that stands for the currency. */
    String mint();

    /** What there is to pay with now. */
    Purse purse(Endpoints nodes, String signer);

    /** What several payments are taken out of, one after the other, before they are signed. */
    interface Purse {

        /** Takes a payment with its costs out, or tells why there is too little; then it stays as it was. */
        Optional<String> take(long units);
    }

    /**
     * Why a recipient cannot get so much.
     *
     * @param account as the chain shows it, null when there is none yet
     */
    Optional<String> tooSmall(JsonNode account, long units);

    /** The instructions that move the money. */
    List<Instruction> moves(String signer, String wallet, long units);

    /** The part of what the signer spent beyond the fee that was rent. */
    long rent(long spentLamports, long units);

    /** The whole payout: a memo that names it, then the transfer. */
    default List<Instruction> instructions(String signer, String wallet, long units, String memo) {
        List<Instruction> all = new ArrayList<>(List.of(
                Programs.computeUnitLimit(COMPUTE_UNITS_MAX),
                Programs.computeUnitPrice(COMPUTE_PRICE_MICROLAMPORTS),
                Programs.memo(memo)));
        all.addAll(moves(signer, wallet, units));
        return all;
    }
}
