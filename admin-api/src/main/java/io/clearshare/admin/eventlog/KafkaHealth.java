package io.clearshare.admin.eventlog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the broker answers and holds the topics. */
@Component("kafkaHealthIndicator")
class KafkaHealth implements HealthIndicator {

    private final EventLog log;

    KafkaHealth(EventLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("partitions", log.endOffsets().size()).build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
