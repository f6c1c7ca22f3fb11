package io.clearshare.admin.whatif;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Computes attribution and pay once more from the stored events, by other terms, and lays it beside what the stream wrote.
 *
 * <p>One question at a time, within bounds, so that the stream's inserts and the pages find the warehouse free.
 */
@Component
class AskWhatIf {

    private static final Warehouse.Bounds BOUNDS = new Warehouse.Bounds(25, 640L << 20, 2);
    private static final Comparator<Row> LARGEST_CHANGE_FIRST = Comparator.<Row>comparingLong(
                    row -> Math.abs(row.delta().earnedMicros()))
            .thenComparingLong(row -> Math.abs(row.delta().creditMicros()))
            .reversed()
            .thenComparing(Row::influencerId);

    private final Warehouse warehouse;
    private final Semaphore turn = new Semaphore(1);
    private final String sql;

    AskWhatIf(Warehouse warehouse) {
        this.warehouse = warehouse;
        try {
            this.sql = new ClassPathResource("whatif/influencers.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Credits of the paying model over all conversions, and what is earned by them. */
    record Figures(long creditMicros, long earnedMicros) {

        static final Figures NONE = new Figures(0, 0);

        Figures plus(Figures other) {
            return new Figures(
                    Math.addExact(creditMicros, other.creditMicros), Math.addExact(earnedMicros, other.earnedMicros));
        }

        Figures minus(Figures other) {
            return new Figures(
                    Math.subtractExact(creditMicros, other.creditMicros),
                    Math.subtractExact(earnedMicros, other.earnedMicros));
        }
    }

    /** One influencer, {@code ""} being what nobody brought. */
    record Row(String influencerId, Figures now, Figures whatIf) {

        Figures delta() {
            return whatIf.minus(now);
        }
    }

    record Answer(List<Row> rows, long rowsRead) {}

    /** Every influencer with credits or earnings now or by the other terms, the largest change of earnings first. */
    Answer ask(OtherTerms terms) {
        if (!turn.tryAcquire()) {
            throw new Refused(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Another what-if is being computed",
                    Map.of(Refused.RETRY_AFTER_SECONDS, 5));
        }
        try {
            Warehouse.Answer answer = warehouse.query(sql, terms.parameters(), BOUNDS);
            List<Row> rows = answer.rows().stream()
                    .map(AskWhatIf::row)
                    .sorted(LARGEST_CHANGE_FIRST)
                    .toList();
            return new Answer(rows, answer.rowsRead());
        } finally {
            turn.release();
        }
    }

    private static Row row(WarehouseRow row) {
        return new Row(
                row.text("influencer_id"),
                new Figures(row.integer("credit_micros_now"), row.integer("earned_micros_now")),
                new Figures(row.integer("credit_micros_then"), row.integer("earned_micros_then")));
    }
}
