package io.clearshare.benchmark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.Proportions;
import io.clearshare.benchmark.workload.RecordJson;
import io.clearshare.benchmark.workload.Stories;
import io.clearshare.benchmark.workload.Story;
import io.clearshare.benchmark.workload.Workload;
import io.clearshare.stack.oracle.ContractCheck;
import io.clearshare.stack.oracle.Oracle;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expectation that speed is checked against, compared with the contract computed in full and independently. */
class ExpectationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 8_000;

    private final long seed = Long.getLong("seed", new Random().nextLong(1_000_000));

    ExpectationTest() {
        System.out.println("ExpectationTest seed " + seed);
    }

    /** As contestants are compared on, and what the laws of growth stretch: bots beyond the daily cap, one loud influencer. */
    static List<Proportions> proportions() {
        return List.of(
                Proportions.ATTR,
                Proportions.ATTR
                        .withTouches(700)
                        .withPopularity(1.1, 50)
                        .withRepeats(200)
                        .withLateness(300, Duration.ofDays(2)),
                Proportions.ATTR.withTouches(1).withInfluencers(3).withRules(Proportions.Rules.NONE));
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void everyCellIsTheContracts(Proportions proportions) {
        Workload workload = new Workload(seed, RECORDS, proportions);
        Arrivals arrivals = Arrivals.of(workload);
        Expectation expectation = Expectation.of(workload, arrivals);
        List<SentEvent> events = new ArrayList<>();
        int refused = send(workload, arrivals, events);
        assertThat(expectation.accepted()).isEqualTo(events.size());
        assertThat(expectation.refused()).isEqualTo(refused);

        Cells all = new Cells();
        Cells last = new Cells();
        new Oracle(events, programme(proportions.influencers())).credits.forEach((key, figures) -> {
            String[] of = key.split("\\|", -1);
            String[] row = figures.split("\\|", -1);
            long micros = Long.parseLong(row[4]);
            all.add(of[0], Expectation.row(of[1], of[2], row[0], row[1], micros, Long.parseLong(row[5])));
            if (of[1].equals("last") && !of[0].startsWith("activation:")) {
                last.add(of[0], Expectation.lastRow(of[2], row[1], micros));
            }
        });
        assertThat(all.differenceFrom(expectation.all())).isEqualTo(Optional.empty());
        assertThat(last.differenceFrom(expectation.last())).isEqualTo(Optional.empty());
    }

    private static int send(Workload workload, Arrivals arrivals, List<SentEvent> events) {
        Stories stories = new Stories(workload);
        RecordJson json = new RecordJson();
        int refused = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            Story story = stories.of(arrivals.visitor(i));
            String topic = RecordJson.topic(story, arrivals.event(i)).shortName();
            byte[] record = json.of(story, arrivals.visitor(i), arrivals.event(i));
            Optional<JsonNode> event = ContractCheck.event(topic, record, Workload.START + 2 * Workload.SPAN);
            event.ifPresent(found -> events.add(new SentEvent(topic, found)));
            refused += event.isPresent() ? 0 : 1;
        }
        return refused;
    }

    private static List<JsonNode> programme(int influencers) {
        List<JsonNode> entries = new ArrayList<>();
        for (int i = 0; i < influencers; i++) {
            ObjectNode entry = JSON.createObjectNode()
                    .put("entity", "influencer/" + Workload.influencerId(i))
                    .put("version", 1)
                    .put("effectiveFrom", Workload.START - Workload.SPAN)
                    .put("influencerId", Workload.influencerId(i))
                    .put("handle", Workload.influencerId(i))
                    .put("state", "active")
                    .put("userId", "");
            entry.putArray("codes").add(Workload.code(i));
            entry.putArray("wallets");
            entries.add(entry);
        }
        return entries;
    }

    @Test
    void oneWrongCellIsADifference() {
        Cells cells = new Cells();
        Cells expected = new Cells();
        expected.add("trade:t", Expectation.lastRow("c", "CODE", 5));
        assertThat(cells.differenceFrom(expected).orElse("")).contains("1 are missing");
        cells.add("trade:t", Expectation.lastRow("c", "CODE", 6));
        assertThat(cells.differenceFrom(expected).orElse("")).contains("1 have wrong cells");
        cells.put("trade:t", Expectation.lastRow("c", "CODE", 5));
        assertThat(cells.differenceFrom(expected)).isEmpty();
        cells.add("trade:more", 0);
        assertThat(cells.differenceFrom(expected).orElse("")).contains("1 should not be there");
    }
}
