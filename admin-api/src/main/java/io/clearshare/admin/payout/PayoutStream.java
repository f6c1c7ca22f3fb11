package io.clearshare.admin.payout;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open finance pages that a payout has changed, once the change is committed. */
@Component
class PayoutStream {

    private static final int READERS_MAX = 200;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Set<SseEmitter> readers = ConcurrentHashMap.newKeySet();

    SseEmitter open() {
        if (readers.size() >= READERS_MAX) {
            throw new Refused(CommonProblem.TOO_MANY_REQUESTS, "Too many open streams");
        }
        SseEmitter reader = new SseEmitter(LIFE.toMillis());
        reader.onCompletion(() -> readers.remove(reader));
        reader.onTimeout(reader::complete);
        reader.onError(e -> readers.remove(reader));
        readers.add(reader);
        send(reader, SseEmitter.event().comment("open"));
        return reader;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(PayoutChanged change) {
        readers.forEach(
                reader -> send(reader, SseEmitter.event().name("payouts").data(change, MediaType.APPLICATION_JSON)));
    }

    /** Keeps connections open through proxies, and notices readers that have gone. */
    @Scheduled(fixedDelayString = "PT15S")
    void beat() {
        readers.forEach(reader -> send(reader, SseEmitter.event().comment("beat")));
    }

    private void send(SseEmitter reader, SseEmitter.SseEventBuilder event) {
        try {
            reader.send(event);
        } catch (IOException | IllegalStateException e) {
            readers.remove(reader);
        }
    }
}
