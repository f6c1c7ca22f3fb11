package io.clearshare.admin.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The Lab as outsiders call it, with the contract's examples and with what they may get wrong. */
class LabITCase {

    private static final String EXPLAIN = "/api/v1/lab/attribution/explain";
    private static final String SIMULATE = "/api/v1/lab/commission/simulate";
    private static final String TOUCH =
            "{'clickId':'c1','code':'ALICE','at':'2026-03-01T10:00:00Z','evidence':'click'}";

    private final Http analyst = new Http(Stack.instance().api()).key(Stack.ANALYST_KEY);

    private Http.Answer post(String path, String json) {
        return analyst.post(path, json.replace('\'', '"'));
    }

    /** The contract's question with one member changed. */
    private static String question(String member, String value) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("conversionAt", "'2026-03-10T12:00:00Z'");
        members.put("pathAt", "null");
        members.put("valueMicros", "100000000");
        members.put("window", "'P30D'");
        members.put("halfLife", "'P7D'");
        members.put("touches", "[" + TOUCH + "]");
        members.put(member, value);
        return members.entrySet().stream()
                .map(each -> "'" + each.getKey() + "':" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void theContractsExampleIsAnsweredToTheLetter() {
        Http.Answer answer = post(EXPLAIN, question("pathAt", "null"));
        String all = "[{'clickId':'c1','code':'ALICE','micros':100000000}]";
        assertThat(answer.body().replace('"', '\''))
                .isEqualTo("{'credits':{'first':" + all + ",'last':" + all + ",'linear':" + all + ",'position':" + all
                        + ",'time_decay':" + all + "},'excluded':[]}");
    }

    @Test
    void timesMayBeMillisecondsAndUnknownMembersAreLeftOut() {
        Http.Answer answer = post(
                EXPLAIN,
                "{'conversionAt':1773144000000,'valueMicros':100000000,'new':1,"
                        + "'touches':[{'clickId':'c','code':'A','at':1772359200000,'more':[]}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/credits/first/0/micros").asLong()).isEqualTo(100_000_000);
    }

    @Test
    void tenThousandTouchesAreCreditedToTheLastMicroUnit() {
        String touches = IntStream.range(0, 10_000)
                .mapToObj(i -> TOUCH.replace("c1", "click-" + i))
                .collect(Collectors.joining(","));
        Http.Answer answer = post(EXPLAIN, question("touches", "[" + touches + "]"));
        assertThat(answer.status()).as(answer.header("Content-Type")).isEqualTo(200);
        for (String model : new String[] {"linear", "position", "time_decay"}) {
            JsonNode credits = answer.json().path("credits").path(model);
            assertThat(credits.size()).isEqualTo(10_000);
            long sum = 0;
            for (JsonNode credit : credits) {
                sum += credit.path("micros").asLong();
            }
            assertThat(sum).isEqualTo(100_000_000);
        }
        refusedBecauseOf("touches", post(EXPLAIN, question("touches", "[" + touches + "," + TOUCH + "]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "conversionAt | conversionAt | null",
                "conversionAt | conversionAt | '2026-03-10'",
                "conversionAt | conversionAt | '2026-02-30T00:00:00Z'",
                "conversionAt | conversionAt | '+999999999-12-31T23:59:59Z'",
                "conversionAt | conversionAt | -1",
                "conversionAt | conversionAt | 1.5",
                "pathAt | pathAt | '2026-03-10T12:00:00.001Z'",
                "pathAt | pathAt | true",
                "valueMicros | valueMicros | null",
                "valueMicros | valueMicros | 1.5",
                "valueMicros | valueMicros | '100'",
                "valueMicros | valueMicros | 1000000000000001",
                "valueMicros | valueMicros | -1000000000000001",
                "valueMicros | valueMicros | 10000000000000000000",
                "window | window | 'P0D'",
                "window | window | '-P1D'",
                "window | window | 'P1M'",
                "window | window | 'P106751991168D'",
                "window | window | 30",
                "halfLife | halfLife | 'PT0S'",
                "halfLife | halfLife | []",
                "touches | touches | null",
                "touches | touches | {}",
                "touches[0] | touches | [null]",
                "touches[0] | touches | [1]",
                "touches[0].clickId | touches | [{'clickId':'','code':'A','at':1}]",
                "touches[0].clickId | touches | [{'clickId':1,'code':'A','at':1}]",
                "touches[0].code | touches | [{'clickId':'c','at':1}]",
                "touches[0].at | touches | [{'clickId':'c','code':'A'}]",
                "touches[1].at | touches | [{'clickId':'c','code':'A','at':1},{'clickId':'d','code':'A','at':'noon'}]",
                "touches[0].evidence | touches | [{'clickId':'c','code':'A','at':1,'evidence':'login'}]"
            })
    void aQuestionThatIsNoneIsRefusedWithItsField(String field, String member, String value) {
        refusedBecauseOf(field, post(EXPLAIN, question(member, value)));
    }

    private static void refusedBecauseOf(String field, Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("INVALID_REQUEST");
        assertThat(answer.json().path("fields").propertyNames()).contains(field);
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        for (String body : new String[] {"{", "", "null", "{'a':NaN}"}) {
            assertThat(post(EXPLAIN, body).problem()).as(body).isEqualTo("MALFORMED_JSON");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "history | {}",
                "schedule | {'schedule':'x','history':[]}",
                "schedule.tiers | {'schedule':{},'history':[]}",
                "schedule.tiers[0].basisPoints | {'schedule':{'tiers':[{'name':'a','fromMicros':0}]},'history':[]}",
                "schedule.tiers[0].basisPoints | {'schedule':{'tiers':[{'name':'a','fromMicros':0,'basisPoints':1.5}]},'history':[]}",
                "schedule.tiers[0].basisPoints | {'schedule':{'tiers':[{'name':'a','fromMicros':0,'basisPoints':10001}]},'history':[]}",
                "schedule.tiers[0].fromMicros | {'schedule':{'tiers':[{'name':'a','fromMicros':-1,'basisPoints':1}]},'history':[]}",
                "history[0].creditMicros | {'history':[{'influencerId':'a','at':1,'creditMicros':-9223372036854775808}]}",
                "history[0].at | {'history':[{'influencerId':'a','at':'+999999999-01-05T00:00:00Z','creditMicros':1}]}"
            })
    void aHistoryThatIsNoneIsRefusedWithItsField(String field, String body) {
        refusedBecauseOf(field, post(SIMULATE, body));
    }
}
