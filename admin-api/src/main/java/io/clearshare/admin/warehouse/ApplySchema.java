package io.clearshare.admin.warehouse;

import io.clearshare.admin.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings ClickHouse's tables and views up to date, file by file in order; repeated until it has worked once. */
@Component
class ApplySchema {

    private static final Logger LOG = LoggerFactory.getLogger(ApplySchema.class);

    private final HttpWarehouse warehouse;
    private final String database;
    private volatile boolean applied;

    ApplySchema(HttpWarehouse warehouse, Settings settings) {
        this.warehouse = warehouse;
        this.database = settings.clickhouse().database();
    }

    boolean isApplied() {
        return applied;
    }

    @Scheduled(fixedDelay = 500)
    void apply() throws IOException {
        if (applied) {
            return;
        }
        try {
            warehouse.createDatabase(database);
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:clickhouse/*.sql");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                apply(file.getContentAsString(StandardCharsets.UTF_8));
            }
            applied = true;
            LOG.info("ClickHouse schema is up to date, {} files", files.length);
        } catch (WarehouseUnavailable e) {
            LOG.warn("Waiting for ClickHouse: {}", String.valueOf(e.getCause()));
        }
    }

    private void apply(String file) {
        for (String statement : file.split(";\\s*(\\R|$)")) {
            if (!statement.isBlank()) {
                warehouse.execute(statement, Map.of());
            }
        }
    }
}
