package io.clearshare.admin.analytics;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open pages that one stream is pushed to, each interested in one subject.
 *
 * <p>What every page gets is computed once per subject, not once per page.
 */
final class Subscribers {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final String event;
    private final int clientsMax;
    private final Map<SseEmitter, String> clients = new ConcurrentHashMap<>();

    Subscribers(String event, int clientsMax) {
        this.event = event;
        this.clientsMax = clientsMax;
    }

    /**
     * @throws Refused when too many pages are open
     */
    SseEmitter open(String subject, Object first) {
        if (clients.size() >= clientsMax) {
            throw new Refused(CommonProblem.TOO_MANY_REQUESTS, "Too many open streams");
        }
        SseEmitter client = new SseEmitter(LIFE.toMillis());
        client.onCompletion(() -> clients.remove(client));
        client.onTimeout(client::complete);
        client.onError(e -> clients.remove(client));
        clients.put(client, subject);
        send(client, SseEmitter.event().name(event).data(first, MediaType.APPLICATION_JSON));
        return client;
    }

    Set<String> subjects() {
        return clients.values().stream().collect(Collectors.toSet());
    }

    /** Sends to each page what there is for its subject. */
    void push(Map<String, ?> messages) {
        new HashMap<>(clients).forEach((client, subject) -> {
            Object message = messages.get(subject);
            if (message != null) {
                send(client, SseEmitter.event().name(event).data(message, MediaType.APPLICATION_JSON));
            }
        });
    }

    /** Keeps connections open through proxies, and notices pages that have gone. */
    void beat() {
        clients.keySet().forEach(client -> send(client, SseEmitter.event().comment("beat")));
    }

    private void send(SseEmitter client, SseEmitter.SseEventBuilder message) {
        try {
            client.send(message);
        } catch (IOException | IllegalStateException e) {
            clients.remove(client);
        }
    }
}
