package io.clearshare.admin.analytics;

import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event flow for those who keep it running. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Event health")
class HealthController {

    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
    private static final String ALL = "all";
    private static final int PAGES_MAX = 100;

    private final EventHealth health;
    private final DeadLetters letters;
    private final Subscribers pages = new Subscribers("health", PAGES_MAX);

    HealthController(EventHealth health, DeadLetters letters) {
        this.health = health;
        this.letters = letters;
    }

    @GetMapping("/health/events")
    @Operation(summary = "Counters and lag of every topic")
    EventHealth.Report events() {
        return health.now();
    }

    @GetMapping(path = "/health/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Counters and lag, pushed every second")
    SseEmitter stream() {
        return pages.open(ALL, health.now());
    }

    @GetMapping("/dead-letters")
    @Operation(summary = "Refused records, the newest first")
    DeadLetters.Page deadLetters(
            @RequestParam(defaultValue = "") String topic, @RequestParam(defaultValue = "") String after) {
        return letters.page(topic, after);
    }

    @Scheduled(fixedDelay = 1_000)
    void push() {
        if (pages.subjects().isEmpty()) {
            return;
        }
        try {
            pages.push(Map.of(ALL, health.now()));
        } catch (Refused e) {
            LOG.debug("Nothing to push: {}", e.getMessage());
            pages.beat();
        }
    }
}
