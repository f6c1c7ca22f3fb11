package io.clearshare.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scanner and Jackson agree on what is JSON, on whole texts and on damaged ones. */
class JsonAgreementTest {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final String SAMPLE =
            "{\"eventId\":\"e\\u0041é€😀\",\"n\":[0,-1,2.5,1e3,-0.1E-2],\"o\":{\"t\":true,\"f\":false,\"z\":null},"
                    + "\"s\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"} ";

    private static final byte[] BYTES =
            "{}[]\":,\\ue0123456789.-+eEtrufalsn \n\t\u0000é€".getBytes(StandardCharsets.UTF_8);

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonScanner.DEPTH_MAX)
                        .build());
    }

    @Test
    void damagedTextsAreJsonForBothOrForNeither() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int whole = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] json = damaged(random);
            JsonScanner scanner = new JsonScanner(json);
            boolean ours = scanner.skip() && scanner.finish();
            assertThat(ours).as(() -> new String(json, StandardCharsets.UTF_8)).isEqualTo(isJsonForJackson(json));
            whole += ours ? 1 : 0;
        }
        assertThat(whole).as("texts that survived the damage").isPositive();
    }

    private static byte[] damaged(Random random) {
        byte[] json = SAMPLE.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            json = Arrays.copyOf(json, random.nextInt(json.length));
        }
        for (int damages = random.nextInt(3); damages > 0 && json.length > 0; damages--) {
            json[random.nextInt(json.length)] =
                    random.nextInt(8) == 0 ? (byte) random.nextInt(256) : BYTES[random.nextInt(BYTES.length)];
        }
        return json;
    }

    private static boolean isJsonForJackson(byte[] json) {
        if (isUtf16Or32ForJackson(json) || hasInvalidUtf8(json)) {
            return false;
        }
        try {
            return !STRICT.readTree(json).isMissingNode();
        } catch (IOException malformed) {
            return false;
        }
    }

    /** Jackson guesses encodings from zero bytes; here everything is UTF-8, where they are no white space. */
    private static boolean isUtf16Or32ForJackson(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Jackson lets encoded surrogates and some overlong forms through. */
    private static boolean hasInvalidUtf8(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), json);
    }

    @Test
    void noBytesMakeTheDecoderThrow() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = i % 2 == 0 ? damaged(random) : new byte[random.nextInt(40)];
            if (i % 2 == 1) {
                random.nextBytes(bytes);
            }
            Topic topic = Topic.values()[random.nextInt(Topic.values().length)];
            Decoded decoded = EventDecoder.decode(topic, bytes, random.nextLong());
            assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        }
    }

    @Test
    void treesHaveTheValuesThatJacksonReads() throws Exception {
        Object ours = JsonTree.parse(
                "{\"a\":[1,\"é\\n\",true,null,{\"b\":-7}],\"c\":null,\"d\":2.50}".getBytes(StandardCharsets.UTF_8));
        assertThat(String.valueOf(ours)).isEqualTo("{a=[1, é\n, true, null, {b=-7}], d=2.50}");
    }

    @Test
    void whatIsWrittenIsReadBackByJackson() throws Exception {
        String text = "\"\\/\b\f\n\r\t\u0001é€😀";
        String json = new JsonWriter()
                .open()
                .member("t", text)
                .member("n", Long.MIN_VALUE)
                .openArray("a")
                .string("x")
                .string("y")
                .closeArray()
                .name("o")
                .open()
                .close()
                .close()
                .toString();
        assertThat(STRICT.readTree(json).get("t").textValue()).isEqualTo(text);
        assertThat(STRICT.readTree(json).get("n").longValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(STRICT.readTree(json).get("a").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(STRICT.readTree(json).get("o").toString()).isEqualTo("{}");
    }
}
