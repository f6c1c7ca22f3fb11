package io.clearshare.admin.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the spool is so full that events may be refused. */
@Component("spoolHealthIndicator")
class SpoolHealth implements HealthIndicator {

    private static final int FULL_PERCENT = 95;

    private final Spool spool;

    SpoolHealth(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Health health() {
        long pending = spool.pendingBytes();
        boolean full = pending >= spool.bytesMax() / 100 * FULL_PERCENT;
        Health.Builder health = full ? Health.down().withDetail("reason", "the spool is full") : Health.up();
        return health.withDetail("waitingRecords", spool.appended() - spool.delivered())
                .withDetail("bytes", pending)
                .withDetail("bytesMax", spool.bytesMax())
                .build();
    }
}
