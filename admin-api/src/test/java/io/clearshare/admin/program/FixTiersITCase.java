package io.clearshare.admin.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.domain.program.TierEntry;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FixTiersITCase {

    private static final YearMonth MAY = YearMonth.of(2020, 5);

    private final FixTiers tiers = Stack.instance().api().bean(FixTiers.class);
    private final ProgrammeLog log = Stack.instance().api().bean(ProgrammeLog.class);
    private final Warehouse warehouse = Stack.instance().api().bean(Warehouse.class);

    @Test
    void aMonthIsFixedOnceFromThePayingTradeCreditsOfTheMonthBefore() {
        String influencer = "tier-" + UUID.randomUUID();
        warehouse.execute("INSERT INTO complete_up_to (at) VALUES ('2020-05-01 00:00:01')", Map.of());
        credit(influencer, "2020-04-30 23:59:59", 2_000_000_000L);
        credit(influencer, "2020-05-01 00:00:00", 50_000_000_000L);
        tiers.fix(MAY);
        assertThat(log.newest(TierEntry.entity(influencer, MAY)))
                .hasValueSatisfying(
                        entry -> assertThat(((TierEntry) entry).tier()).isEqualTo(2));

        credit(influencer, "2020-04-15 00:00:00", 50_000_000_000L);
        tiers.fix(MAY);
        assertThat(log.history(TierEntry.entity(influencer, MAY))).hasSize(1);
    }

    private void credit(String influencer, String at, long micros) {
        warehouse.execute("""
            INSERT INTO conversion_rows (conversion_id, conversion_type, occurred_at, path_at, value_micros,
                volume_micros, user_id, paying_model, path_click_id, path_touched_at, path_evidence,
                path_influencer_id, path_code, path_platform, path_content_type, path_campaign, credit_model,
                credit_touch, credit_micros, credit_share_nanos, credit_volume_micros, credit_commission_micros,
                rule_version, version, is_deleted)
            VALUES ('trade:%s', 'trade', '%s', '%s', %d, 0, 'u', 'linear', ['c'], ['%s'], ['click'], ['%s'],
                ['A'], ['x'], [''], [''], ['linear'], [1], [%d], [1000000000], [0], [0], 1, 1, 0)
            """.formatted(UUID.randomUUID(), at, at, micros, at, influencer, micros), Map.of());
    }
}
