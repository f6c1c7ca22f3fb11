package io.clearshare.stack.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearshare.stack.oracle.ContractCheck;
import io.clearshare.stack.oracle.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a storm holds, told from its records alone. */
class StormEventsTest {
    private static final long SEED = Long.getLong("clearshare.seed", System.nanoTime());
    private static final long NOW = System.currentTimeMillis();
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final Map<String, String> known = new HashMap<>();
    private long newest;
    private int late;
    private int repeated;
    private int contradicted;
    private int malformed;

    @ParameterizedTest
    @ValueSource(ints = {24_000, 300_000})
    void aStormOfAnySizeHasTheSharesOfRepeatsLateAndMalformedRecords(int count) {
        System.out.println("seed " + SEED);
        StormEvents storm = new StormEvents(SEED, count, NOW, List.of("A", "B"), List.of("w1", "w2"));
        int records = 0;
        while (storm.hasNext()) {
            take(storm.next());
            records++;
        }
        assertThat(records).isEqualTo(count);
        Offset<Double> tolerance = within(count < 100_000 ? 0.4 : 0.15);
        assertThat(100.0 * repeated / count).as("percent of repeats").isCloseTo(2, tolerance);
        assertThat(100.0 * late / count).as("percent that come late").isCloseTo(1, tolerance);
        assertThat(1000.0 * malformed / count).as("thousandths malformed").isCloseTo(1, within(0.8));
        assertThat(contradicted).isPositive();
    }

    private void take(StormEvents.Sent sent) {
        Optional<JsonNode> event = ContractCheck.event(sent.topic(), sent.value(), NOW);
        if (event.isEmpty()) {
            malformed++;
            return;
        }
        String content = new String(sent.value(), StandardCharsets.UTF_8);
        String before = known.putIfAbsent(event.get().get("eventId").asText(), content);
        long at = Oracle.time(event.get());
        if (before == null && at <= newest - HOUR) {
            late++;
            assertThat(newest - at).as("within the horizon").isLessThan(6 * DAY);
        } else if (before != null && before.equals(content)) {
            repeated++;
        } else if (before != null) {
            contradicted++;
        }
        newest = Math.max(newest, at);
    }
}
