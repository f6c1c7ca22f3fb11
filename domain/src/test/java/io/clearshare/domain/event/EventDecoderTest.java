package io.clearshare.domain.event;

import static io.clearshare.domain.event.GoldenEvents.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Decoded.Accepted;
import io.clearshare.domain.event.Decoded.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder takes, what it refuses and for which reason. */
class EventDecoderTest {

    private static final String TRADE =
            "{\"eventId\":\"e\",\"occurredAt\":1772359200000,\"tradeId\":\"t\",\"userId\":\"u\",\"volumeMicros\":5,\"feeMicros\":1";

    private static Decoded decode(Topic topic, String json) {
        return EventDecoder.decode(topic, json.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    private static Refusal reason(Topic topic, String json) {
        return ((Refused) decode(topic, json)).reason();
    }

    private static Trade trade(String more) {
        return (Trade) ((Accepted) decode(Topic.TRADES, TRADE + more + "}")).event();
    }

    private static Refusal refusedTrade(String more) {
        return reason(Topic.TRADES, TRADE + more + "}");
    }

    private static String click(String more) {
        return "{\"eventId\":\"e\",\"occurredAt\":1772359200000,\"clickId\":\"c\",\"visitorId\":\"v\",\"code\":\"A\""
                + more + "}";
    }

    private static Click acceptedClick(String more) {
        return (Click) ((Accepted) decode(Topic.CLICKS, click(more))).event();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":1e}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":[1,]}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "nul",
                "{\"a\":Infinity}",
                "{\"a\":-}",
                "\uFEFF{}",
                "[1",
                "{\"a\":\"unterminated}"
            })
    void textThatIsNoJsonIsMalformed(String json) {
        assertThat(reason(Topic.TRADES, json)).isEqualTo(Refusal.MALFORMED_JSON);
    }

    @Test
    void noBytesAtAllAreMalformed() {
        assertThat(EventDecoder.decode(Topic.CLICKS, null, RECEIVED))
                .isEqualTo(new Refused(Refusal.MALFORMED_JSON, "empty record", "", Decoded.UNKNOWN_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "1", "\"a\"", "null", "true", " 1.5e3 "})
    void jsonThatIsNoObjectIsNamedSo(String json) {
        assertThat(reason(Topic.TRADES, json)).isEqualTo(Refusal.NOT_AN_OBJECT);
    }

    @Test
    void bytesThatAreNoUtf8AreNamedSo() {
        byte[] json = (TRADE + ",\"market\":\"__\"}").getBytes(StandardCharsets.UTF_8);
        json[json.length - 4] = (byte) 0xC0;
        json[json.length - 3] = (byte) 0xAF;
        assertThat(((Refused) EventDecoder.decode(Topic.TRADES, json, RECEIVED)).reason())
                .isEqualTo(Refusal.INVALID_UTF8);
    }

    @Test
    void nestingAndLengthHaveLimits() {
        assertThat(refusedTrade(",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000)))
                .isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusedTrade(",\"x\":\"" + "a".repeat(10_000_000) + "\"")).isEqualTo(Refusal.TOO_LARGE);
        assertThat(trade(",\"x\":" + "[".repeat(200) + "]".repeat(200)).eventId())
                .isEqualTo("e");
        assertThat(trade(",\"market\":\"" + "a".repeat(1_000_000) + "\"").market())
                .hasSize(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "occurredAt", "tradeId", "userId", "volumeMicros", "feeMicros"})
    void aMissingRequiredFieldRefusesTheRecordAndNamesTheField(String field) {
        String json = (TRADE + "}").replace("\"" + field + "\"", "\"other\"");
        Refused refused = (Refused) decode(Topic.TRADES, json);
        assertThat(refused.reason()).isEqualTo(Refusal.MISSING_FIELD);
        assertThat(refused.detail()).isEqualTo(field);
    }

    @Test
    void nullIsAbsent() {
        assertThat(refusedTrade(",\"feeMicros\":null")).isEqualTo(Refusal.MISSING_FIELD);
        assertThat(trade(",\"reverses\":null").reverses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, WRONG_TYPE",
        "1e3, WRONG_TYPE",
        "'\"1\"', WRONG_TYPE",
        "true, WRONG_TYPE",
        "{}, WRONG_TYPE",
        "[1], WRONG_TYPE",
        "-1, OUT_OF_RANGE",
        "1000000000000001, OUT_OF_RANGE",
        "99999999999999999999999999, OUT_OF_RANGE",
        "-99999999999999999999999, OUT_OF_RANGE"
    })
    void anAmountIsAnIntegerWithinItsLimits(String value, Refusal reason) {
        assertThat(refusedTrade(",\"feeMicros\":" + value)).isEqualTo(reason);
    }

    @Test
    void theLimitsOfAnAmountBelongToIt() {
        assertThat(trade(",\"feeMicros\":0").feeMicros()).isZero();
        assertThat(trade(",\"feeMicros\":-0").feeMicros()).isZero();
        assertThat(trade(",\"feeMicros\":1000000000000000").feeMicros()).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void anIdHasOneTo64Characters() {
        assertThat(refusedTrade(",\"userId\":\"\"")).isEqualTo(Refusal.OUT_OF_RANGE);
        assertThat(refusedTrade(",\"userId\":\"" + "a".repeat(65) + "\"")).isEqualTo(Refusal.OUT_OF_RANGE);
        assertThat(refusedTrade(",\"userId\":7")).isEqualTo(Refusal.WRONG_TYPE);
        assertThat(trade(",\"userId\":\"" + "😀".repeat(64) + "\"").userId()).hasSize(128);
    }

    @Test
    void escapesAreReadAndHalfASurrogatePairIsNoCharacter() {
        assertThat(trade(",\"userId\":\"a\\u0062\\n\\\"\\\\\\/\\ud83d\\ude00\"").userId())
                .isEqualTo("ab\n\"\\/😀");
        assertThat(trade(",\"\\u0075serId\":\"other\"").userId()).isEqualTo("other");
        assertThat(refusedTrade(",\"userId\":\"\\ud83d\"")).isEqualTo(Refusal.INVALID_VALUE);
        assertThat(trade(",\"unknown\":\"\\ud83d\",\"\\ud83d\":1").userId()).isEqualTo("u");
    }

    @Test
    void ofARepeatedNameTheLastValueHolds() {
        assertThat(trade(",\"feeMicros\":\"x\",\"feeMicros\":7").feeMicros()).isEqualTo(7);
        assertThat(refusedTrade(",\"feeMicros\":7,\"feeMicros\":\"x\"")).isEqualTo(Refusal.WRONG_TYPE);
    }

    @Test
    void unknownFieldsAreNoErrorWhateverTheyHold() {
        assertThat(trade(",\"x\":{\"a\":[1,2.5e-7,{\"b\":null}],\"c\":\"d\"},\"y\":[[],{}]")
                        .tradeId())
                .isEqualTo("t");
    }

    @Test
    void anUnfitOptionalFieldThatOnlyDescribesIsAbsent() {
        Click click = acceptedClick(
                ",\"platform\":\"myspace\",\"contentType\":3,\"postId\":7,\"country\":\"DEU\",\"utm\":\"x\",\"ip\":[]");
        assertThat(click.platform()).isEmpty();
        assertThat(click.contentType()).isEmpty();
        assertThat(click.postId()).isEmpty();
        assertThat(click.country()).isEmpty();
        assertThat(click.utm()).isEqualTo(Utm.NONE);
        assertThat(click.ip()).isEmpty();
    }

    @Test
    void anUnfitOptionalFieldThatDecidesPayRefusesTheRecord() {
        assertThat(refusedTrade(",\"reverses\":5")).isEqualTo(Refusal.WRONG_TYPE);
        assertThat(refusedTrade(",\"currency\":5")).isEqualTo(Refusal.WRONG_TYPE);
        assertThat(reason(Topic.CLICKS, click(",\"kind\":\"hover\""))).isEqualTo(Refusal.INVALID_VALUE);
        assertThat(reason(Topic.CLICKS, click(",\"kind\":false"))).isEqualTo(Refusal.WRONG_TYPE);
    }

    @Test
    void aClickIsNoViewUnlessItSaysSo() {
        assertThat(acceptedClick("").view()).isFalse();
        assertThat(acceptedClick(",\"kind\":\"click\"").view()).isFalse();
        assertThat(acceptedClick(",\"kind\":\"view\"").view()).isTrue();
    }

    @Test
    void partsOfUtmAreOptional() {
        assertThat(acceptedClick(",\"utm\":{\"campaign\":\"spring\",\"term\":null,\"x\":{}}")
                        .utm())
                .isEqualTo(new Utm("", "", "spring", "", ""));
    }

    @Test
    void dollarsAreTheOnlyCurrency() {
        assertThat(trade("").currency()).isEqualTo("USD");
        assertThat(refusedTrade(",\"currency\":\"EUR\"")).isEqualTo(Refusal.UNSUPPORTED_CURRENCY);
        assertThat(
                        reason(
                                Topic.SPEND,
                                "{\"eventId\":\"e\",\"occurredAt\":0,\"campaign\":\"c\",\"amountMicros\":1,\"currency\":\"SOL\"}"))
                .isEqualTo(Refusal.UNSUPPORTED_CURRENCY);
    }

    @Test
    void anIdentityNeedsAVisitorOrAWallet() {
        String identity = "{\"eventId\":\"e\",\"occurredAt\":0,\"userId\":\"u\"";
        assertThat(reason(Topic.IDENTITIES, identity + "}")).isEqualTo(Refusal.MISSING_FIELD);
        assertThat(decode(Topic.IDENTITIES, identity + ",\"wallet\":\"w\"}")).isInstanceOf(Accepted.class);
        assertThat(decode(Topic.IDENTITIES, identity + ",\"visitorId\":\"v\"}")).isInstanceOf(Accepted.class);
    }

    @Test
    void aPostNeedsAKnownPlatformAndStatus() {
        String post = "{\"eventId\":\"e\",\"occurredAt\":0,\"postId\":\"p\",\"code\":\"A\",\"platform\":\"%s\","
                + "\"status\":\"%s\",\"likes\":-3}";
        assertThat(reason(Topic.POSTS, post.formatted("orkut", "edited"))).isEqualTo(Refusal.INVALID_VALUE);
        assertThat(reason(Topic.POSTS, post.formatted("x", "liked"))).isEqualTo(Refusal.INVALID_VALUE);
        Post fine = (Post) ((Accepted) decode(Topic.POSTS, post.formatted("x", "edited"))).event();
        assertThat(fine.likes()).isEqualTo(Post.UNKNOWN_COUNT);
    }

    @Test
    void anEventMoreThanFiveMinutesAheadOfItsAppendTimeIsRefused() {
        long at = 1772359200000L;
        byte[] json = (TRADE + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(EventDecoder.decode(Topic.TRADES, json, at - 300_000)).isInstanceOf(Accepted.class);
        assertThat(EventDecoder.decode(Topic.TRADES, json, at - 300_001))
                .isEqualTo(new Refused(Refusal.FUTURE_TIMESTAMP, "occurredAt", "e", at));
    }

    @Test
    void aRefusalCarriesWhatWasReadable() {
        Refused refused = (Refused) decode(Topic.TRADES, TRADE + ",\"feeMicros\":-1}");
        assertThat(refused).isEqualTo(new Refused(Refusal.OUT_OF_RANGE, "feeMicros", "e", 1772359200000L));
    }
}
