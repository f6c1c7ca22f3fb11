package io.clearshare.stack.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearshare.stack.oracle.Oracle;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;

class StoryScriptTest {

    /** So the hash of a story's result depends on its seed alone. */
    @RepeatedTest(8)
    void theSameSeedIsWorthTheSameWheneverItIsPlayed() {
        long seed = RandomGenerator.getDefault().nextLong();
        long now = 1_790_000_000_000L;
        long later = now + RandomGenerator.getDefault().nextLong(40L * StoryScript.DAY);

        Map<String, Long> differing = results(seed, later);
        Map<String, Long> expected = results(seed, now);
        assertThat(differing).as("seed %d at %d", seed, later).hasSameSizeAs(expected);
        differing.entrySet().removeAll(expected.entrySet());
        assertThat(differing).as("seed %d at %d", seed, later).isEmpty();
    }

    private static Map<String, Long> results(long seed, long base) {
        String prefix = StoryScript.prefix(seed, base);
        List<SentEvent> sent = new ArrayList<>();
        for (StoryEvent event : StoryScript.write(seed, base)) {
            sent.add(new SentEvent(event.topic(), ApiClient.JSON.valueToTree(event.fields())));
        }
        List<JsonNode> programme = new ArrayList<>();
        for (Cast influencer : Cast.ALL) {
            programme.add(ApiClient.JSON.valueToTree(Map.of(
                    "entity",
                    "influencer/" + influencer.handle,
                    "version",
                    1,
                    "effectiveFrom",
                    "2026-01-01T00:00:00Z",
                    "influencerId",
                    influencer.handle,
                    "codes",
                    List.of(influencer.code()),
                    "state",
                    "active",
                    "userId",
                    influencer.userId(),
                    "wallets",
                    List.of())));
        }
        Oracle oracle = new Oracle(sent, programme);
        Map<String, Long> results = new TreeMap<>();
        oracle.credits.forEach((cell, figures) ->
                results.put("credit " + cell.replace(prefix, ""), Long.parseLong(figures.split("\\|")[4])));
        oracle.earnings.forEach((cell, micros) -> results.put("earning " + cell.replace(prefix, ""), micros));
        oracle.experimentCounts.forEach((cell, figures) -> results.merge(
                "visitors " + cell.substring(0, cell.lastIndexOf('|')),
                Long.parseLong(figures.split("\\|")[0]),
                Long::sum));
        return results;
    }
}
