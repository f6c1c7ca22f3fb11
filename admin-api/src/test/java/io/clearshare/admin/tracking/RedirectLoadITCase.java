package io.clearshare.admin.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Log;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.spool.Spool;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Follows links at a steady rate and asserts that every one is a click, once.
 *
 * <p>Prints how long answers took since the moment they should have been asked for, so that a slow answer counts for the
 * requests behind it, too. The visitors share this JVM and its processors with the API, Postgres, Kafka and ClickHouse.
 */
class RedirectLoadITCase {

    private static final int REQUESTS_PER_SECOND = 500;
    private static final int WARM_UP_SECONDS = 4;
    private static final int SECONDS = 4;

    @Test
    void everyFollowedLinkIsOneClickInTheSpoolAndInKafka() throws Exception {
        RunningApi api = Stack.instance().api();
        String code = "L" + UUID.randomUUID().toString().substring(0, 8);
        create(api, code);
        Spool spool = api.bean(Spool.class);
        long before = spool.appended();
        URI link = URI.create("http://127.0.0.1:" + api.port() + "/r/" + code + "?utm_source=x");
        Visitors visitors = new Visitors(link, REQUESTS_PER_SECOND);
        List<Visitors.Answer> answers = new ArrayList<>(visitors.follow(WARM_UP_SECONDS));
        List<Visitors.Answer> measured = visitors.follow(SECONDS);
        answers.addAll(measured);
        Set<String> visitorIds = new HashSet<>();
        answers.forEach(answer -> visitorIds.add(answer.visitorId()));
        assertThat(visitorIds).hasSize(REQUESTS_PER_SECOND * (WARM_UP_SECONDS + SECONDS));
        assertThat(spool.appended() - before).isGreaterThanOrEqualTo(visitorIds.size());
        Await.until("all clicks are delivered", () -> spool.delivered() == spool.appended());
        Set<String> inKafka = new HashSet<>();
        long clicks = Log.count(Stack.instance().broker(), "clearshare.clicks", visitorId -> {
            inKafka.add(visitorId);
            return visitorIds.contains(visitorId);
        });
        assertThat(inKafka).containsAll(visitorIds);
        assertThat(clicks).isEqualTo(visitorIds.size());
        print(measured);
    }

    private static void create(RunningApi api, String code) {
        String json = "{\"handle\":\"load\",\"email\":\"load@example.com\",\"code\":\"" + code + "\"}";
        Http.Answer created = new Http(api).key(Stack.ADMIN_KEY).post("/api/v1/influencers", json);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    private static void print(List<Visitors.Answer> answers) {
        long[] nanos =
                answers.stream().mapToLong(Visitors.Answer::nanos).sorted().toArray();
        System.out.printf(
                "redirect at %d/s on %d shared processors, since the intended moment: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                REQUESTS_PER_SECOND,
                Runtime.getRuntime().availableProcessors(),
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }
}
