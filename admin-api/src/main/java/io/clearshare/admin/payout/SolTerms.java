package io.clearshare.admin.payout;

import io.clearshare.domain.price.Quote;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rate at which a payout's dollars become SOL; bound by its content hash and never changed.
 *
 * @param lamports    what leaves: the whole part of amount ÷ rate
 * @param usdMicros   micro-USD per SOL
 * @param publishedAt when the source published it
 */
public record SolTerms(long lamports, long usdMicros, String source, Instant publishedAt) {

    /** Times are stored in milliseconds, so that the hash over them is the same after they were read back. */
    public SolTerms {
        publishedAt = publishedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static SolTerms of(long amountMicros, Quote quote) {
        return new SolTerms(quote.lamportsFor(amountMicros), quote.usdMicros(), quote.source(), quote.publishedAt());
    }
}
