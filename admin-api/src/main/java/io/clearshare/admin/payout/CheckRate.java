package io.clearshare.admin.payout;

import io.clearshare.admin.payout.StillPayable.Answer;
import io.clearshare.admin.payout.price.SolPrice;
import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.price.PriceGuard.Verdict;
import io.clearshare.domain.price.Quote;
import org.springframework.stereotype.Component;

/**
 * Whether the rate of a payout in SOL is still near the market.
 *
 * <p>A rate is never changed: a payout whose rate has moved too far is withdrawn, and made again at the new one, which then
 * needs its own approval.
 */
@Component
class CheckRate {

    /** How the reason begins for which a payout is made anew at once. */
    static final String MOVED = "the price of SOL moved";

    private final SolPrice price;
    private final long toleranceBasisPoints;

    CheckRate(SolPrice price, Settings settings) {
        this.price = price;
        this.toleranceBasisPoints = settings.solPrice().toleranceBasisPoints();
    }

    Answer of(Payout payout) {
        SolTerms sol = payout.sol();
        if (sol == null) {
            return Answer.YES;
        }
        Verdict verdict = price.now();
        if (verdict instanceof Verdict.Unusable unusable) {
            return new Answer(StillPayable.Verdict.UNKNOWN, "no price of SOL: " + unusable.why());
        }
        Quote now = ((Verdict.Usable) verdict).quote();
        return now.basisPointsTo(sol.usdMicros()) <= toleranceBasisPoints
                ? Answer.YES
                : new Answer(
                        StillPayable.Verdict.NO,
                        MOVED + " from " + sol.usdMicros() + " to " + now.usdMicros() + " micro-USD");
    }
}
