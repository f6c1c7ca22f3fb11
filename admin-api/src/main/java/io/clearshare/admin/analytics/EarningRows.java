package io.clearshare.admin.analytics;

import io.clearshare.admin.bonus.Bonus;
import io.clearshare.admin.bonus.Bonuses;
import io.clearshare.admin.earning.Caps;
import io.clearshare.admin.payout.PaidLine;
import io.clearshare.admin.payout.PayoutState;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.event.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** An influencer's earning lines and bonuses, newest first, with the payout line that paid each. */
@Repository
class EarningRows {

    private static final int PAGE = 50;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final Set<String> SETTLED = Set.of("settled", "paid");
    private static final Comparator<Earning> NEWEST = Comparator.comparing(Earning::occurredAt)
            .thenComparing(Earning::earningId, Ids.ORDER)
            .reversed();
    private static final String COLUMNS = """
            SELECT earning_id, conversion_id, kind, code, amount_micros, state, occurred_at, settles_at, tier, platform,
                   content_type, campaign, toUnixTimestamp64Milli(occurred_at) AS millis
            FROM earnings WHERE influencer_id = {influencer:String}
            """;

    private final Warehouse warehouse;
    private final Payouts payouts;
    private final Caps caps;
    private final Bonuses bonuses;

    EarningRows(Warehouse warehouse, Payouts payouts, Caps caps, Bonuses bonuses) {
        this.warehouse = warehouse;
        this.payouts = payouts;
        this.caps = caps;
        this.bonuses = bonuses;
    }

    /**
     * An earning line.
     *
     * @param campaign  of a bonus its reason
     * @param capMicros what limits keep of it (or, beside a line that takes back, give back); 0 for most
     * @param state provisional, held, settled, reversed, or paid once the payout with it is final
     */
    record Earning(
            String earningId,
            String conversionId,
            String kind,
            String code,
            long amountMicros,
            String state,
            Instant occurredAt,
            Instant settlesAt,
            long tier,
            String platform,
            String contentType,
            String campaign,
            @Nullable String payoutLineId,
            long capMicros) {}

    /** Lines and where the next page begins, if there is one. */
    record Page(List<Earning> items, @Nullable String next) {}

    Page page(String influencerId, @Nullable String state, @Nullable String after) {
        Map<String, Object> parameters = new HashMap<>(Map.of("influencer", influencerId));
        StringBuilder sql = new StringBuilder(COLUMNS);
        if (state != null && !state.isEmpty()) {
            // A paid line is a settled one to the stream; which of them are paid only the books know.
            sql.append(" AND state = {state:String}");
            parameters.put("state", state.equals("paid") ? "settled" : state);
        }
        if (after != null && !after.isEmpty()) {
            int separator = after.indexOf('~');
            sql.append(" AND (toUnixTimestamp64Milli(occurred_at), earning_id) < ({millis:Int64}, {id:String})");
            parameters.put("millis", millis(after, separator));
            parameters.put("id", after.substring(separator + 1));
        }
        sql.append(" ORDER BY occurred_at DESC, earning_id DESC LIMIT ").append(PAGE + 1);
        List<WarehouseRow> rows = warehouse.query(sql.toString(), parameters);
        Map<String, Long> sums = caps(rows);
        List<Earning> found = new ArrayList<>();
        rows.forEach(row -> found.add(earning(row, sums.getOrDefault(row.text("earning_id"), 0L))));
        if (state == null || state.isEmpty() || SETTLED.contains(state)) {
            bonuses(influencerId, after).forEach(bonus -> found.add(earning(bonus)));
        }
        found.sort(NEWEST);
        List<Earning> shown = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(
                shown.stream()
                        .filter(earning ->
                                !"paid".equals(state) || earning.state().equals("paid"))
                        .toList(),
                found.size() > PAGE ? cursor(shown.get(PAGE - 1)) : null);
    }

    private List<Bonus> bonuses(String influencerId, @Nullable String after) {
        if (after == null || after.isEmpty()) {
            return bonuses.confirmedOf(influencerId, END, "", PAGE + 1);
        }
        int separator = after.indexOf('~');
        Instant at = Instant.ofEpochMilli(millis(after, separator));
        return bonuses.confirmedOf(influencerId, at, after.substring(separator + 1), PAGE + 1);
    }

    private Earning earning(Bonus bonus) {
        Optional<PaidLine> line = payouts.lineOfEarning(bonus.earningId());
        boolean paid = line.filter(found -> found.payout().state() == PayoutState.SETTLED)
                .isPresent();
        Instant at = bonus.decidedAt() == null ? bonus.proposedAt() : bonus.decidedAt();
        return new Earning(
                bonus.earningId(),
                "bonus:" + bonus.bonusId(),
                "bonus",
                "",
                bonus.amountMicros(),
                paid ? "paid" : "settled",
                at,
                at,
                0,
                "",
                "",
                bonus.reason(),
                line.map(one -> one.line().payoutLineId().toString()).orElse(null),
                0);
    }

    private Map<String, Long> caps(List<WarehouseRow> rows) {
        Map<String, Long> sums = new HashMap<>();
        caps.beside(rows.stream().map(row -> row.text("earning_id")).toList())
                .forEach(cap -> sums.merge(cap.lineId(), cap.amountMicros(), Math::addExact));
        return sums;
    }

    private Earning earning(WarehouseRow row, long capMicros) {
        Optional<PaidLine> line = payouts.lineOfEarning(row.text("earning_id"));
        boolean paid = line.filter(found -> found.payout().state() == PayoutState.SETTLED)
                .isPresent();
        return new Earning(
                row.text("earning_id"),
                row.text("conversion_id"),
                row.text("kind"),
                row.text("code"),
                row.integer("amount_micros"),
                paid ? "paid" : row.text("state"),
                row.instant("occurred_at"),
                row.instant("settles_at"),
                row.integer("tier"),
                row.text("platform"),
                row.text("content_type"),
                row.text("campaign"),
                line.map(found -> found.line().payoutLineId().toString()).orElse(null),
                capMicros);
    }

    private static String cursor(Earning earning) {
        return earning.occurredAt().toEpochMilli() + "~" + earning.earningId();
    }

    private static long millis(String after, int separator) {
        try {
            return Long.parseLong(after.substring(0, Math.max(0, separator)));
        } catch (NumberFormatException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "after is not what a page gave out", e);
        }
    }
}
