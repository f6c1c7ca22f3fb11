package io.clearshare.admin.payout.solana;

import io.clearshare.admin.payout.FundsLow;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Remembers what is low, and announces each shortage once, when it comes. */
@Repository
class NoteLowFunds {

    private static final Logger LOG = LoggerFactory.getLogger(NoteLowFunds.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoteLowFunds(JdbcClient jdbc, TransactionOperations transactions, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** @param low everything that is low now, in words */
    void note(List<String> low) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM low_funds WHERE what <> ALL (?)")
                    .param(low.toArray(String[]::new))
                    .update();
            low.stream().filter(this::begins).forEach(what -> {
                LOG.warn("Top up: {} (docs/payouts.md)", what);
                events.publishEvent(new FundsLow(UUID.randomUUID(), what));
            });
        });
    }

    private boolean begins(String what) {
        return jdbc.sql("INSERT INTO low_funds (what, since) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(what, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
