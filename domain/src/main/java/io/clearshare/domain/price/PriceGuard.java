package io.clearshare.domain.price;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a price may be paid by.
 *
 * @param ageMax                    older prices are stale
 * @param aheadMax                  how far a source's clock may be before ours
 * @param confidenceBasisPointsMax  widest interval, as a share of the price
 * @param jumpBasisPointsMax        from the last price that was used
 * @param jumpForgottenAfter        a last price older than this says nothing any more
 * @param secondBasisPointsMax      from a second source
 */
public record PriceGuard(
        Duration ageMax,
        Duration aheadMax,
        int confidenceBasisPointsMax,
        int jumpBasisPointsMax,
        Duration jumpForgottenAfter,
        int secondBasisPointsMax) {

    public static final PriceGuard USUAL =
            new PriceGuard(Duration.ofSeconds(60), Duration.ofSeconds(5), 100, 2_000, Duration.ofHours(24), 200);

    /** The verdict on a price. */
    public sealed interface Verdict {

        record Usable(Quote quote) implements Verdict {}

        record Unusable(String why) implements Verdict {}
    }

    /**
     * Judges a price.
     *
     * @param last   the last one that was used, or null
     * @param second the same price from another source, or null where there is only one
     */
    public Verdict judge(Quote quote, @Nullable Quote last, @Nullable Quote second, Instant now) {
        String why = why(quote, last, second, now);
        return why.isEmpty() ? new Verdict.Usable(quote) : new Verdict.Unusable(why);
    }

    private String why(Quote quote, @Nullable Quote last, @Nullable Quote second, Instant now) {
        if (stale(quote, now)) {
            return "the price of " + quote.source() + " is of " + quote.publishedAt();
        }
        BigInteger width = BigInteger.valueOf(quote.confidenceMicros()).multiply(BigInteger.valueOf(10_000));
        BigInteger widest =
                BigInteger.valueOf(quote.usdMicros()).multiply(BigInteger.valueOf(confidenceBasisPointsMax));
        if (width.compareTo(widest) > 0) {
            return quote.source() + " is not sure: ± " + quote.confidenceMicros() + " of " + quote.usdMicros();
        }
        boolean remembered =
                last != null && last.publishedAt().plus(jumpForgottenAfter).isAfter(now);
        if (last != null && remembered && last.basisPointsTo(quote.usdMicros()) > jumpBasisPointsMax) {
            return "the price jumped from " + last.usdMicros() + " to " + quote.usdMicros();
        }
        if (second == null) {
            return "";
        }
        if (stale(second, now)) {
            return "the price of " + second.source() + " is of " + second.publishedAt();
        }
        return second.basisPointsTo(quote.usdMicros()) > secondBasisPointsMax
                ? quote.source() + " says " + quote.usdMicros() + ", " + second.source() + " says " + second.usdMicros()
                : "";
    }

    private boolean stale(Quote quote, Instant now) {
        return quote.publishedAt().plus(ageMax).isBefore(now)
                || quote.publishedAt().minus(aheadMax).isAfter(now);
    }
}
