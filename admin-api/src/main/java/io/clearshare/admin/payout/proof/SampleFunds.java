package io.clearshare.admin.payout.proof;

import io.clearshare.admin.payout.PayoutFunds;
import io.clearshare.admin.payout.PayoutFunds.Holdings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares what the treasury holds with what is owed, every hour and when somebody asks, and keeps each answer. */
@Component
class SampleFunds {

    /** Of each currency; two weeks of hours. */
    static final int SAMPLES_MAX = 336;

    private static final Logger LOG = LoggerFactory.getLogger(SampleFunds.class);
    private static final Duration LIVE_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final OwedFunds owed;
    private final ObjectProvider<PayoutFunds> funds;
    private final Clock clock;
    private Instant liveUntil = Instant.MIN;
    private List<FundsSample> live = List.of();

    SampleFunds(JdbcClient jdbc, OwedFunds owed, ObjectProvider<PayoutFunds> funds, Clock clock) {
        this.jdbc = jdbc;
        this.owed = owed;
        this.funds = funds;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1H")
    void everyHour() {
        take("system");
    }

    /**
     * Stores one sample per currency.
     *
     * @return empty, and nothing is stored, while the chain does not answer
     */
    List<FundsSample> take(String askedBy) {
        List<FundsSample> samples = look();
        for (FundsSample sample : samples) {
            store(sample, askedBy);
            if (sample.missing() > 0) {
                LOG.warn(
                        "The treasury holds less {} than is owed, by {} units (docs/payouts.md)",
                        sample.currency(),
                        sample.missing());
            }
        }
        return samples;
    }

    /** Samples of the last minute, not stored; so that reading costs the chain at most one look per minute. */
    synchronized List<FundsSample> live() {
        Instant now = clock.instant();
        if (!now.isBefore(liveUntil)) {
            live = look();
            liveUntil = now.plus(LIVE_FOR);
        }
        return live;
    }

    /** The latest stored samples of each currency, the oldest first. */
    List<FundsSample> stored() {
        return Stream.of("USDC", "SOL")
                .flatMap(currency -> jdbc
                        .sql("SELECT * FROM funds_sample WHERE currency = ? ORDER BY sample_no DESC LIMIT ?")
                        .params(currency, SAMPLES_MAX)
                        .query(SampleFunds::sample)
                        .list()
                        .stream())
                .sorted(Comparator.comparing(FundsSample::sampledAt))
                .toList();
    }

    /** The books are read first: what leaves in between makes the treasury look poorer, never richer. */
    private List<FundsSample> look() {
        PayoutFunds source = funds.getIfAvailable();
        OwedFunds.Both both = owed.now();
        Optional<Holdings> read = source == null ? Optional.empty() : source.finalised();
        Instant now = clock.instant();
        return read.filter(holdings -> holdings.slot() > 0)
                .map(held -> List.of(
                        FundsSample.of(now, "USDC", held.slot(), held.usdcOwner(), held.usdcMicros(), both.usdc()),
                        FundsSample.of(now, "SOL", held.slot(), held.lamportsOf(), held.lamports(), both.sol())))
                .orElse(List.of());
    }

    private void store(FundsSample sample, String askedBy) {
        jdbc.sql("""
                        INSERT INTO funds_sample (sampled_at, slot, currency, address, holdings, payable, reserved, in_flight,
                            asked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        sample.sampledAt().atOffset(ZoneOffset.UTC),
                        sample.slot(),
                        sample.currency(),
                        sample.address(),
                        sample.holdings(),
                        sample.payable(),
                        sample.reserved(),
                        sample.inFlight(),
                        askedBy)
                .update();
    }

    private static FundsSample sample(ResultSet row, int number) throws SQLException {
        return FundsSample.of(
                row.getObject("sampled_at", OffsetDateTime.class).toInstant(),
                row.getString("currency"),
                row.getLong("slot"),
                row.getString("address"),
                row.getLong("holdings"),
                new FundsSample.Owed(row.getLong("payable"), row.getLong("reserved"), row.getLong("in_flight")));
    }
}
