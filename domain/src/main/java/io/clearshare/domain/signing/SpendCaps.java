package io.clearshare.domain.signing;

import io.clearshare.domain.signing.PayoutTransfer.Asset;
import java.util.stream.LongStream;

/**
 * The most that a signer lets out, per payout and within any 24 hours.
 *
 * @param costLamportsDay fees and rent, which leave the treasury as well
 * @param escrowPayoutMax micro-units of USDC that go into the escrow's vault
 */
public record SpendCaps(
        long usdcPayoutMax,
        long usdcDayMax,
        long lamportsPayoutMax,
        long lamportsDayMax,
        long costLamportsDay,
        long escrowPayoutMax,
        long escrowDayMax) {

    public SpendCaps {
        if (LongStream.of(
                        usdcPayoutMax,
                        usdcDayMax,
                        lamportsPayoutMax,
                        lamportsDayMax,
                        costLamportsDay,
                        escrowPayoutMax,
                        escrowDayMax)
                .anyMatch(cap -> cap < 0)) {
            throw new IllegalArgumentException("A negative cap");
        }
    }

    /** Caps where nothing goes into an escrow. */
    public SpendCaps(
            long usdcPayoutMax, long usdcDayMax, long lamportsPayoutMax, long lamportsDayMax, long costLamportsDay) {
        this(usdcPayoutMax, usdcDayMax, lamportsPayoutMax, lamportsDayMax, costLamportsDay, 0, 0);
    }

    long payoutMax(Asset asset) {
        return switch (asset) {
            case USDC -> usdcPayoutMax;
            case SOL -> lamportsPayoutMax;
            case ESCROW -> escrowPayoutMax;
            case FEE -> 0;
        };
    }

    long dayMax(Asset asset) {
        return switch (asset) {
            case USDC -> usdcDayMax;
            case SOL -> lamportsDayMax;
            case ESCROW -> escrowDayMax;
            case FEE -> 0;
        };
    }
}
