package io.clearshare.admin.results;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.progress.Progress;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Computes the hash of every table for every closed UTC day, and stores those that are new or differ from the last.
 *
 * <p>A day is closed when everything accepted before its end is readable and no line of its conversions is provisional or
 * held; the counts of experiments, which go on for 30 days, when that is past as well. A fact that comes later shows as a
 * second hash of the day.
 */
@Component
class HashResults {

    private static final Logger LOG = LoggerFactory.getLogger(HashResults.class);
    /** Facts change results within 120 days, and those of experiments 30 days more. */
    private static final int DAYS = 151;

    private static final int OUTCOME_DAYS = 31;
    private static final String STORE = """
            INSERT INTO result_hashes (period, table_name, hash, rows, config_hash, computed_at, complete_up_to)
            SELECT n.day, n.table_name, n.hash, n.rows,
                (
                    SELECT lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(concat(
                        entity, '|', toString(version), '|', toString(toUnixTimestamp64Milli(effective_from)), '|', payload
                    ))), '\\n'))))
                    FROM program_entries
                ),
                now64(3), fromUnixTimestamp64Milli({up_to_millis:Int64}, 'UTC')
            FROM comparable_hashes AS n
            LEFT ANY JOIN
            (
                SELECT period, table_name, argMax(hash, computed_at) AS hash FROM result_hashes GROUP BY period, table_name
            ) AS known ON n.day = known.period AND n.table_name = known.table_name
            WHERE n.day >= {from:Date} AND n.day < {to:Date} AND n.day NOT IN (SELECT day FROM open_days)
                AND (n.table_name != 'experiment_counts' OR n.day < {experiments_to:Date}) AND n.hash != known.hash
            """;
    private static final String PUBLISHED = """
            SELECT period, table_name, hash, rows, config_hash, computed_at, complete_up_to
            FROM result_hashes FINAL WHERE period >= {from:Date} AND period < {to:Date}
            ORDER BY period DESC, table_name, computed_at DESC
            """;

    private final Warehouse warehouse;
    private final Progress progress;

    HashResults(Warehouse warehouse, Progress progress) {
        this.warehouse = warehouse;
        this.progress = progress;
    }

    /** A published hash, without anything about a person. */
    record Published(
            LocalDate period,
            String table,
            String hash,
            long rows,
            String configHash,
            Instant computedAt,
            Instant completeUpTo) {}

    @Scheduled(cron = "0 15 3 * * *", zone = "UTC")
    void nightly() {
        try {
            compute();
        } catch (Refused e) {
            LOG.warn("The hashes of closed days wait for the next night: {}", e.getMessage());
        }
    }

    /** Brings the hashes of all closed days up to date. */
    void compute() {
        Instant completeUpTo = progress.completeUpTo();
        if (completeUpTo.equals(Instant.EPOCH)) {
            return;
        }
        LocalDate to = LocalDate.ofInstant(completeUpTo, ZoneOffset.UTC);
        warehouse.execute(
                STORE,
                Map.of(
                        "up_to_millis", completeUpTo.toEpochMilli(),
                        "from", to.minusDays(DAYS).toString(),
                        "to", to.toString(),
                        "experiments_to", to.minusDays(OUTCOME_DAYS).toString()));
    }

    /** The newest first; a day that was corrected has several. */
    List<Published> published(LocalDate from, LocalDate to) {
        return warehouse.query(PUBLISHED, Map.of("from", from.toString(), "to", to.toString())).stream()
                .map(HashResults::published)
                .toList();
    }

    private static Published published(WarehouseRow row) {
        return new Published(
                LocalDate.parse(row.text("period")),
                row.text("table_name"),
                row.text("hash"),
                row.integer("rows"),
                row.text("config_hash"),
                row.instant("computed_at"),
                row.instant("complete_up_to"));
    }
}
