package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.reconcile.RecountCaps.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published rule by worked examples; the books apply it with other code. */
class RecountCapsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Line TEN = new Line("a", "ann", "trade:1", "", 10, NOON);

    @Test
    void theTightestLimitCuts() throws Exception {
        Line next = new Line("b", "ann", "trade:2", "", 10, NOON.plusSeconds(86_400));
        Line other = new Line("c", "bob", "trade:3", "", 10, NOON.plusSeconds(90_000));
        List<JsonNode> limits = List.of(limit("ann/month", 12), limit("ann/day", 8), limit("programme/all", 15));
        assertThat(new RecountCaps(limits).caps(List.of(other, next, TEN)))
                .isEqualTo(Map.of("a", -2L, "b", -6L, "c", -7L));
        assertThat(new RecountCaps(List.of()).caps(List.of(TEN))).isEmpty();
    }

    @Test
    void aReversalTakesBackWhatWasPaid() throws Exception {
        Line undo = new Line("0", "ann", "trade:9", "a", -10, NOON);
        assertThat(new RecountCaps(List.of(limit("ann/day", 4))).caps(List.of(undo, TEN)))
                .isEqualTo(Map.of("a", -6L, "0", 6L));
    }

    @Test
    void anAdjustmentFirstGivesUpWhatTheLimitKept() throws Exception {
        Line less = new Line("z", "ann", "trade:1", "", -8, NOON);
        assertThat(new RecountCaps(List.of(limit("ann/all", 4))).caps(List.of(TEN, less)))
                .isEqualTo(Map.of("a", -6L, "z", 6L));
    }

    private static JsonNode limit(String of, long micros) throws Exception {
        return new ObjectMapper()
                .readTree("{\"entity\":\"limit/" + of
                        + "\",\"version\":1,\"effectiveFrom\":\"2026-01-01T00:00:00Z\",\"limitMicros\":" + micros
                        + "}");
    }
}
