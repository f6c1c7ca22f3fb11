package io.clearshare.admin.wallet;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for changes whose time has come. */
@Component
class CarryOutChanges {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutChanges.class);
    private static final int BATCH = 100;

    private final WalletChanges changes;
    private final ChangeWallet change;
    private final Clock clock;

    CarryOutChanges(WalletChanges changes, ChangeWallet change, Clock clock) {
        this.changes = changes;
        this.change = change;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void run() {
        for (UUID changeId : changes.due(clock.instant(), BATCH)) {
            try {
                change.carryOut(changeId);
            } catch (RuntimeException e) {
                LOG.error("Wallet change {} could not be carried out", changeId, e);
            }
        }
    }
}
