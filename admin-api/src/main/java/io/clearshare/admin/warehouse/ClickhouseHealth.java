package io.clearshare.admin.warehouse;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether ClickHouse answers and has the schema. */
@Component("clickhouseHealthIndicator")
class ClickhouseHealth implements HealthIndicator {

    private final Warehouse warehouse;
    private final ApplySchema schema;

    ClickhouseHealth(Warehouse warehouse, ApplySchema schema) {
        this.warehouse = warehouse;
        this.schema = schema;
    }

    @Override
    public Health health() {
        if (!schema.isApplied()) {
            return Health.down()
                    .withDetail("reason", "the schema has not been applied yet")
                    .build();
        }
        try {
            warehouse.query("SELECT 1 AS one");
            return Health.up().build();
        } catch (WarehouseUnavailable e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
