package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.TierEntry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fixes each influencer's tier of a month, once, from the paying trade credits of the month before as known then.
 *
 * <p>"Then" is when everything accepted before the month began is readable. The month in which a programme starts has no
 * month before it that could be known, so everybody is paid by the base tier in it. No entry means the base tier.
 */
@Component
class FixTiers {

    private static final Logger LOG = LoggerFactory.getLogger(FixTiers.class);
    private static final String CREDITS = """
        SELECT influencer_id, sum(credit_micros) AS credit_micros FROM credits
        WHERE paying AND conversion_type = 'trade' AND influencer_id != ''
          AND occurred_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
          AND occurred_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
        GROUP BY influencer_id ORDER BY influencer_id
        """;

    private final JdbcClient jdbc;
    private final Warehouse warehouse;
    private final ProgrammeLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FixTiers(JdbcClient jdbc, Warehouse warehouse, ProgrammeLog log, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.warehouse = warehouse;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10_000)
    void fix() {
        try {
            fix(YearMonth.now(clock.withZone(ZoneOffset.UTC)));
        } catch (Refused | DataAccessException e) {
            LOG.debug("Tiers wait: {}", e.getMessage());
        }
    }

    /** Fixes the tiers of the month if its time has come; a month that is fixed stays so. */
    void fix(YearMonth month) {
        if (isFixed(month)) {
            return;
        }
        if (fixedMonths() == 0) {
            markFixed(month);
            return;
        }
        if (completeUpTo().filter(upTo -> !upTo.isBefore(startOf(month))).isEmpty()) {
            return;
        }
        List<WarehouseRow> credits = warehouse.query(
                CREDITS,
                Map.of(
                        "from",
                        startOf(month.minusMonths(1)).toEpochMilli(),
                        "to",
                        startOf(month).toEpochMilli()));
        transaction.executeWithoutResult(status -> {
            credits.forEach(row -> fix(row, month));
            markFixed(month);
        });
        LOG.info("Tiers of {} are fixed for {} influencers with credits", month, credits.size());
    }

    private void fix(WarehouseRow row, YearMonth month) {
        String influencerId = row.text("influencer_id");
        int tier = scheduleAt(startOf(month)).tierFor(row.integer("credit_micros"));
        String entity = TierEntry.entity(influencerId, month);
        if (tier > 0 && log.newest(entity).isEmpty()) {
            log.append(
                    entity,
                    version -> new TierEntry(version, startOf(month).toEpochMilli(), influencerId, month, tier),
                    "tiers",
                    row.text("credit_micros") + " micros of paying trade credits in " + month.minusMonths(1));
        }
    }

    private ScheduleEntry scheduleAt(Instant at) {
        return log.history(ScheduleEntry.ENTITY).stream()
                .map(ProgrammeLog.Recorded::entry)
                .filter(entry -> entry.effectiveFrom() <= at.toEpochMilli())
                .reduce((earlier, later) -> later.effectiveFrom() >= earlier.effectiveFrom() ? later : earlier)
                .map(ScheduleEntry.class::cast)
                .orElse(ScheduleEntry.DEFAULT);
    }

    private Optional<Instant> completeUpTo() {
        return warehouse.query("SELECT max(at) AS at FROM complete_up_to").stream()
                .findFirst()
                .map(row -> row.instant("at"));
    }

    private boolean isFixed(YearMonth month) {
        return jdbc.sql("SELECT count(*) FROM tier_month WHERE month = ?")
                        .param(month.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int fixedMonths() {
        return jdbc.sql("SELECT count(*) FROM tier_month").query(Integer.class).single();
    }

    private void markFixed(YearMonth month) {
        jdbc.sql("INSERT INTO tier_month (month, fixed_at) VALUES (?, ?)")
                .params(month.toString(), Timestamp.from(clock.instant()))
                .update();
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
