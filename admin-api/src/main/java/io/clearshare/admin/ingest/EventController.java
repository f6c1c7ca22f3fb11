package io.clearshare.admin.ingest;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.event.Topic;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes events from platforms that do not write to Kafka themselves. */
@RestController
@Tag(name = "Events")
class EventController {

    private final AcceptEvents events;

    EventController(AcceptEvents events) {
        this.events = events;
    }

    @PostMapping(
            path = "/api/v1/events/{topic}",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_NDJSON_VALUE,
                "application/x-ndjson",
                "application/jsonl",
                MediaType.TEXT_PLAIN_VALUE
            })
    @Operation(
            summary = "Post up to 10,000 events of one topic as a JSON array or NDJSON",
            description = "Every item is answered by itself. Accepted items are on disk before the answer and reach"
                    + " Kafka even if it is down now; with 503 nothing was accepted.")
    AcceptEvents.Outcome post(@PathVariable String topic, @RequestBody byte[] body) throws InterruptedException {
        Topic known = Topic.ofShortName(topic);
        if (known == null) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no topic " + topic);
        }
        return events.accept(known, body);
    }
}
