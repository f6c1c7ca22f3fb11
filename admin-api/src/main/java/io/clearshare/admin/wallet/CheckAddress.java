package io.clearshare.admin.wallet;

import io.clearshare.admin.payout.AddressLookup;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.sanctions.ScreenAddress;
import io.clearshare.admin.sanctions.ScreeningOccasion;
import io.clearshare.domain.wallet.LookAlike;
import io.clearshare.domain.wallet.SolanaAddress;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes sure of an address before somebody is paid at it. */
@Component
class CheckAddress {

    private final Influencers influencers;
    private final ScreenAddress screen;
    private final ObjectProvider<AddressLookup> chain;

    CheckAddress(Influencers influencers, ScreenAddress screen, ObjectProvider<AddressLookup> chain) {
        this.influencers = influencers;
        this.screen = screen;
        this.chain = chain;
    }

    /**
     * Checks what an influencer gives; it asks the chain, so never inside a transaction.
     *
     * @throws Refused with what is wrong about it; a sanctioned address also opens a case
     */
    void require(String influencerId, String wallet, ScreeningOccasion occasion) {
        if (!SolanaAddress.isAddress(wallet)) {
            throw new Refused(WalletProblem.INVALID_WALLET, "A wallet is the base58 form of 32 bytes");
        }
        if (!SolanaAddress.isOnCurve(wallet)) {
            throw new Refused(WalletProblem.ADDRESS_OFF_CURVE, WalletProblem.ADDRESS_OFF_CURVE.title());
        }
        Optional<String> original = LookAlike.of(wallet, influencers.walletsOf(influencerId));
        if (original.isPresent()) {
            throw new Refused(
                    WalletProblem.ADDRESS_LOOKS_ALIKE,
                    "It begins and ends like your address " + original.get()
                            + " but is another one. Forged addresses are made that way: copy yours again from your wallet",
                    Map.of("looksLike", original.get()));
        }
        screen.screen(influencerId, wallet, occasion, null).filter(hit -> hit).ifPresent(hit -> {
            throw new Refused(
                    WalletProblem.ADDRESS_SANCTIONED,
                    "It is on a sanctions list. The programme has been told and will look at it; until then nothing is paid");
        });
        chain.ifAvailable(lookup -> requireWallet(lookup, wallet));
    }

    /** Where no chain is configured nothing is paid either, and the rail looks again before it signs. */
    private static void requireWallet(AddressLookup lookup, String wallet) {
        try {
            lookup.obstacle(wallet).ifPresent(obstacle -> {
                throw new Refused(WalletProblem.ADDRESS_NOT_A_WALLET, "That address " + obstacle);
            });
        } catch (AddressLookup.Unanswered e) {
            throw new Refused(
                    CommonProblem.PART_UNAVAILABLE, "The address cannot be looked up on the chain now; try again", e);
        }
    }
}
