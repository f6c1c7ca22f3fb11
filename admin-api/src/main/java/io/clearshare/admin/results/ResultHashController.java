package io.clearshare.admin.results;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.results.HashResults.Published;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the hashes of closed periods, and computes them on demand. */
@RestController
@RequestMapping("/api/v1/analytics/result-hashes")
@Tag(name = "Analytics")
class ResultHashController {

    private static final int DAYS_MAX = 400;

    private final HashResults results;
    private final Clock clock;

    ResultHashController(HashResults results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Hashes of the results of closed UTC days, open to everybody",
            description =
                    "The days of [from, to), by default the last 151. A day that a late fact corrected has several.")
    List<Published> published(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate end = to == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : to;
        LocalDate begin = from == null ? end.minusDays(151) : from;
        if (ChronoUnit.DAYS.between(begin, end) > DAYS_MAX) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "At most " + DAYS_MAX + " days at once");
        }
        return results.published(begin, end);
    }

    @PostMapping
    @Operation(summary = "Compute the hashes of all closed days now, as every night at 03:15 UTC")
    List<Published> compute() {
        results.compute();
        return published(null, null);
    }
}
