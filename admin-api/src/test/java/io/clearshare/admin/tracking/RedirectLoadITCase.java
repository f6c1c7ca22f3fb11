package io.clearshare.admin.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.spool.Spool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Follows links at a steady rate; prints how long answers take, and asserts that no click is lost. */
class RedirectLoadITCase {

    private static final int CLIENTS = 10;
    private static final int REQUESTS_PER_SECOND = 500;
    private static final int SECONDS = 4;

    @Test
    void everyFollowedLinkIsAClickInTheSpool() throws Exception {
        RunningApi api = Stack.instance().api();
        String code = "L" + UUID.randomUUID().toString().substring(0, 8);
        new Http(api)
                .key(Stack.ADMIN_KEY)
                .post(
                        "/api/v1/influencers",
                        "{\"handle\":\"load\",\"email\":\"load@example.com\",\"code\":\"" + code + "\"}");
        URI link = URI.create("http://127.0.0.1:" + api.port() + "/r/" + code + "?utm_source=x");
        Spool spool = api.bean(Spool.class);
        long before = spool.appended();
        follow(link, 1);
        List<Long> nanos = follow(link, SECONDS);
        long followed = (long) REQUESTS_PER_SECOND * (SECONDS + 1);
        assertThat(spool.appended() - before).isGreaterThanOrEqualTo(followed);
        Await.until("all clicks are in Kafka", () -> spool.delivered() == spool.appended());
        nanos.sort(Long::compare);
        System.out.printf(
                "redirect at %d/s on %d processors: p50 %.2f ms, p99 %.2f ms, max %.2f ms, seen by the client%n",
                REQUESTS_PER_SECOND,
                Runtime.getRuntime().availableProcessors(),
                percentile(nanos, 50),
                percentile(nanos, 99),
                percentile(nanos, 100));
    }

    private static List<Long> follow(URI link, int seconds) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> followSteadily(link, REQUESTS_PER_SECOND * seconds / CLIENTS));
        }
        List<Long> nanos = new ArrayList<>();
        try {
            for (Future<List<Long>> client : clients.invokeAll(work)) {
                nanos.addAll(client.get());
            }
        } finally {
            clients.shutdownNow();
        }
        return nanos;
    }

    private static List<Long> followSteadily(URI link, int requests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(link)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0")
                .build();
        long pause = 1_000_000_000L * CLIENTS / REQUESTS_PER_SECOND;
        long next = System.nanoTime();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            while (System.nanoTime() < next) {
                Thread.sleep(0, 200_000);
            }
            long start = System.nanoTime();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            nanos.add(System.nanoTime() - start);
            assertThat(response.statusCode()).isEqualTo(302);
            next += pause;
        }
        return nanos;
    }

    private static double percentile(List<Long> sorted, int percent) {
        int index = Math.min(sorted.size() - 1, sorted.size() * percent / 100);
        return sorted.get(index) / 1e6;
    }
}
