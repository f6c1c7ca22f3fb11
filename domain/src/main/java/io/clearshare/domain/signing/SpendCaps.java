package io.clearshare.domain.signing;

import io.clearshare.domain.signing.PayoutTransfer.Asset;

/**
 * The most that a signer lets out, per payout and within any 24 hours.
 *
 * @param costLamportsDay fees and rent, which leave the treasury as well
 */
public record SpendCaps(
        long usdcPayoutMax, long usdcDayMax, long lamportsPayoutMax, long lamportsDayMax, long costLamportsDay) {

    public SpendCaps {
        if (usdcPayoutMax < 0 || usdcDayMax < 0 || lamportsPayoutMax < 0 || lamportsDayMax < 0 || costLamportsDay < 0) {
            throw new IllegalArgumentException("A negative cap");
        }
    }

    long payoutMax(Asset asset) {
        return switch (asset) {
            case USDC -> usdcPayoutMax;
            case SOL -> lamportsPayoutMax;
        };
    }

    long dayMax(Asset asset) {
        return switch (asset) {
            case USDC -> usdcDayMax;
            case SOL -> lamportsDayMax;
        };
    }
}
