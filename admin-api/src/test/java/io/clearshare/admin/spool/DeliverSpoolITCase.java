package io.clearshare.admin.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Log;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.Stack;
import io.clearshare.stack.broker.BrokerProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that were accepted reach Kafka, also when it was down or the process ended in between. */
class DeliverSpoolITCase {

    @TempDir
    Path directory;

    @Test
    void eventsAcceptedWhileKafkaIsDownAreDeliveredWhenItIsBack() throws Exception {
        Path data = directory.resolve("kafka");
        BrokerProcess broker = BrokerProcess.start(data);
        int port = broker.port();
        Map<String, String> changes = new HashMap<>(Map.of("CLEARSHARE_KAFKA_BOOTSTRAP", broker.bootstrapServers()));
        try (RunningApi api = Stack.instance().startAnother(changes)) {
            Http ingest = new Http(api).key(Stack.INGEST_KEY);
            Set<String> visitors = new HashSet<>();
            post(ingest, visitors, 50);
            broker.kill();
            post(ingest, visitors, 50);
            assertThat(ingest.get("/api/v1/progress").problem()).isEqualTo("PART_UNAVAILABLE");
            broker = BrokerProcess.start(port, data, directory.resolve("kafka.log"));
            BrokerProcess restarted = broker;
            Predicate<String> ours = visitors::contains;
            Await.until("all events are in Kafka", () -> api.bean(Spool.class).delivered() == 100);
            assertThat(keys(restarted, ours)).containsExactlyInAnyOrderElementsOf(visitors);
        } finally {
            broker.close();
        }
    }

    private static Set<String> keys(BrokerProcess broker, Predicate<String> ours) {
        Set<String> found = new HashSet<>();
        Log.count(broker, "clearshare.clicks", key -> ours.test(key) && found.add(key));
        return found;
    }

    private static void post(Http ingest, Set<String> visitors, int count) {
        List<String> ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
        StringBuilder lines = new StringBuilder();
        ids.forEach(id -> lines.append("{\"eventId\":\"")
                .append(id)
                .append("\",\"occurredAt\":1767225600000,\"clickId\":\"c-")
                .append(id)
                .append("\",\"visitorId\":\"")
                .append(id)
                .append("\",\"code\":\"ALICE\"}\n"));
        Http.Answer answer = ingest.send("POST", "/api/v1/events/clicks", lines.toString(), "application/x-ndjson");
        assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isEqualTo(count);
        visitors.addAll(ids);
    }
}
