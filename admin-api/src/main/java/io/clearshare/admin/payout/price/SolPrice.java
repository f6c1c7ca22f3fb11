package io.clearshare.admin.payout.price;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.price.PriceGuard;
import io.clearshare.domain.price.PriceGuard.Verdict;
import io.clearshare.domain.price.Quote;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The price that payouts in SOL are made at, once the guard has let it pass. */
@Component
public class SolPrice {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So long an answer is used again: a round of payouts asks once. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final @Nullable PriceSource first;
    private final @Nullable PriceSource second;
    private final PriceGuard guard;
    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable Verdict kept;
    private Instant keptUntil = Instant.EPOCH;

    @Autowired
    SolPrice(Settings settings, JdbcClient jdbc, Clock clock) {
        this(source(settings.solPrice(), clock), second(settings.solPrice()), PriceGuard.USUAL, jdbc, clock);
    }

    SolPrice(
            @Nullable PriceSource first, @Nullable PriceSource second, PriceGuard guard, JdbcClient jdbc, Clock clock) {
        this.first = first;
        this.second = second;
        this.guard = guard;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static @Nullable PriceSource source(Settings.SolPrice settings, Clock clock) {
        if (settings.url() != null) {
            return new PythPrices(settings.url(), settings.feed(), PATIENCE);
        }
        return settings.localMicros() > 0 ? new FixedPrice(settings.localMicros(), clock) : null;
    }

    private static @Nullable PriceSource second(Settings.SolPrice settings) {
        URI url = settings.secondUrl();
        return url == null ? null : new PythPrices(url, settings.feed(), PATIENCE);
    }

    /** The price now, or why none may be used. Never call it inside a database transaction. */
    public synchronized Verdict now() {
        Verdict known = kept;
        if (known != null && clock.instant().isBefore(keptUntil)) {
            return known;
        }
        Verdict read = read();
        kept = read;
        keptUntil = clock.instant().plus(KEPT);
        return read;
    }

    private Verdict read() {
        if (first == null) {
            return new Verdict.Unusable("no source of prices is configured");
        }
        try {
            Quote quote = first.read();
            Quote other = second == null ? null : second.read();
            return guard.judge(quote, last().orElse(null), other, clock.instant());
        } catch (PriceSource.Unreadable e) {
            return new Verdict.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** Remembers a price that a payout was made at; the next one is compared with it. */
    public void used(Quote quote) {
        jdbc.sql("INSERT INTO sol_price (usd_micros, confidence, published_at, source, used_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        quote.usdMicros(),
                        quote.confidenceMicros(),
                        quote.publishedAt().atOffset(ZoneOffset.UTC),
                        quote.source(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Quote> last() {
        return jdbc.sql("SELECT * FROM sol_price ORDER BY price_no DESC LIMIT 1")
                .query((row, n) -> new Quote(
                        row.getLong("usd_micros"),
                        row.getLong("confidence"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("source")))
                .optional();
    }
}
