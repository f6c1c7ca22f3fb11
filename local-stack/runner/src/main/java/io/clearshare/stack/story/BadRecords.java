package io.clearshare.stack.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Records that break the contract, each in its own way, for a producer that writes to Kafka directly. */
final class BadRecords {
    static final Map<String, List<byte[]>> BY_TOPIC = Map.of(
            "clicks",
                    List.of(
                            text("not json at all"),
                            text("{\"eventId\":\"bad-1\""),
                            text(
                                    "{\"eventId\":\"bad-2\",\"occurredAt\":\"yesterday\",\"clickId\":\"c\",\"visitorId\":\"v\",\"code\":\"ALICE\"}"),
                            text("{\"eventId\":\"bad-3\",\"occurredAt\":1,\"clickId\":\"c\",\"visitorId\":\"v\"}"),
                            new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
            "trades",
                    List.of(
                            text(
                                    "{\"eventId\":\"bad-4\",\"occurredAt\":1,\"tradeId\":\"t\",\"userId\":\"u\",\"volumeMicros\":1,\"feeMicros\":-1}"),
                            text(
                                    "{\"eventId\":\"bad-5\",\"occurredAt\":1,\"tradeId\":\"t\",\"userId\":\"u\",\"volumeMicros\":1,\"feeMicros\":0.5}"),
                            text(
                                    "{\"eventId\":\"bad-6\",\"occurredAt\":1,\"tradeId\":\"t\",\"userId\":\"u\",\"volumeMicros\":1,\"feeMicros\":1,\"currency\":\"EUR\"}"),
                            text(
                                    "{\"eventId\":\"bad-7\",\"occurredAt\":99999999999999,\"tradeId\":\"t\",\"userId\":\"u\",\"volumeMicros\":1,\"feeMicros\":1}")),
            "signups",
                    List.of(
                            text("[]"),
                            text("{\"eventId\":\"bad-8\",\"occurredAt\":1,\"userId\":7,\"visitorId\":\"v\"}")));

    private BadRecords() {}

    private static byte[] text(String record) {
        return record.getBytes(StandardCharsets.UTF_8);
    }
}
