package io.clearshare.stack.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One person's story, worked by hand. */
class OracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SentEvent> sent = new ArrayList<>();
    private int ids;

    @Test
    void twoClicksShareASignupATradeAndABounty() throws JsonProcessingException {
        click("v1", "ALICE", "2026-03-01T10:00:00Z");
        click("v1", "BRUNO", "2026-03-02T10:00:00Z");
        event("signups", "2026-03-03T10:00:00Z", "\"userId\":\"u1\",\"visitorId\":\"v1\"");
        event("trades", "2026-03-04T10:00:00Z", trade("t1", 10_000_001));
        Oracle oracle = oracle();

        // Position with two touches: half each, the odd micro to the earlier; 10 % of each half, rounded down.
        assertThat(oracle.earnings)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "trade:t1|a", 500_000L,
                        "trade:t1|b", 500_000L,
                        "activation:u1|a", 1_000_000L,
                        "activation:u1|b", 1_000_000L));
        assertThat(oracle.credits.get("trade:t1|position|c0")).contains("|5000001|500000000|1|x|thread|launch");
        assertThat(oracle.credits.get("trade:t1|last|c1")).contains("|10000001|1000000000|0|");
        assertThat(oracle.credits).doesNotContainKey("trade:t1|last|c0");
        assertThat(oracle.roiDaily.get("2026-03-01|a|launch|x|thread")).isEqualTo("1|1|0|0|0|0|0|0");
        assertThat(oracle.roiDaily.get("2026-03-04|b|launch|x|thread"))
                .isEqualTo("0|0|0|500000000|50000000|5000000|1500000|0");
    }

    @Test
    void aReversalTakesBackTheTradeAndTheActivation() throws JsonProcessingException {
        click("v1", "ALICE", "2026-03-01T10:00:00Z");
        event("signups", "2026-03-03T10:00:00Z", "\"userId\":\"u1\",\"visitorId\":\"v1\"");
        event("trades", "2026-03-05T10:00:00Z", trade("t2", 0) + ",\"reverses\":\"t1\"");
        event("trades", "2026-03-04T10:00:00Z", trade("t1", 10_000_000));
        Oracle oracle = oracle();

        assertThat(oracle.earnings)
                .containsExactlyInAnyOrderEntriesOf(Map.of("trade:t1|a", 1_000_000L, "trade:t2|a", -1_000_000L));
        assertThat(oracle.credits.get("trade:t2|first|c0")).contains("|-10000000|-1000000000|");
    }

    @Test
    void theSecondSignupOfAUserIsRefusedEvenIfItCameFirst() throws JsonProcessingException {
        event("signups", "2026-03-04T10:00:00Z", "\"userId\":\"u1\",\"visitorId\":\"v2\"");
        event("signups", "2026-03-03T10:00:00Z", "\"userId\":\"u1\",\"visitorId\":\"v1\"");
        Oracle oracle = oracle();

        assertThat(oracle.counted("signups")).isEqualTo(1);
        assertThat(oracle.refused("signups")).isEqualTo(1);
        assertThat(oracle.acceptedSignups()).containsOnlyKeys("u1");
        assertThat(oracle.acceptedSignups().get("u1")).startsWith("e1|v1|");
    }

    @Test
    void aClickOnOnesOwnCodeEarnsNothing() throws JsonProcessingException {
        click("v1", "ALICE", "2026-03-01T10:00:00Z");
        event("signups", "2026-03-03T10:00:00Z", "\"userId\":\"u-alice\",\"visitorId\":\"v1\"");
        event("trades", "2026-03-04T10:00:00Z", trade("t1", 10_000_000).replace("u1", "u-alice"));

        assertThat(oracle().earnings).isEmpty();
    }

    @Test
    void theSameClickTwiceIsARepeatAndOtherwiseAConflict() throws JsonProcessingException {
        click("v1", "ALICE", "2026-03-01T10:00:00Z");
        sent.add(sent.get(0));
        ids = 0;
        click("v1", "BRUNO", "2026-03-01T10:00:00Z");
        Oracle oracle = oracle();

        assertThat(oracle.counted("clicks")).isEqualTo(1);
        assertThat(oracle.repeats("clicks")).isEqualTo(1);
        assertThat(oracle.refused("clicks")).isEqualTo(1);
    }

    private Oracle oracle() throws JsonProcessingException {
        return new Oracle(sent, List.of(influencer("a", "ALICE"), influencer("b", "BRUNO")));
    }

    private static JsonNode influencer(String id, String code) throws JsonProcessingException {
        return JSON.readTree("""
                {"entity":"influencer/%s","version":1,"effectiveFrom":"2026-01-01T00:00:00Z","influencerId":"%s",
                 "codes":["%s"],"state":"active","userId":"u-%s","wallets":[]}""".formatted(id, id, code, code.toLowerCase(java.util.Locale.ROOT)));
    }

    private void click(String visitor, String code, String at) throws JsonProcessingException {
        event(
                "clicks",
                at,
                "\"clickId\":\"c" + ids + "\",\"visitorId\":\"" + visitor + "\",\"code\":\"" + code
                        + "\",\"platform\":\"x\",\"contentType\":\"thread\",\"utm\":{\"campaign\":\"launch\"}");
    }

    private static String trade(String id, long fee) {
        return "\"tradeId\":\"" + id + "\",\"userId\":\"u1\",\"volumeMicros\":100000000,\"feeMicros\":" + fee;
    }

    private void event(String topic, String at, String fields) throws JsonProcessingException {
        String json = "{\"eventId\":\"e" + ids++ + "\",\"occurredAt\":\"" + at + "\"," + fields + "}";
        sent.add(new SentEvent(topic, JSON.readTree(json)));
    }
}
