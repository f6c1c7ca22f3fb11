package io.clearshare.admin.ledger;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The journal for the accounts of the company. */
@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "Ledger")
class JournalController {

    private static final String CSV = "text/csv";

    private final Journal journal;
    private final Clock clock;

    JournalController(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping(path = "/{month}.csv", produces = CSV)
    @Operation(summary = "Every posting of a month (UTC), debits and credits apart")
    ResponseEntity<StreamingResponseBody> month(@PathVariable String month) {
        YearMonth wanted = parsed(month);
        return file("journal-" + wanted + ".csv", out -> journal.write(wanted, out));
    }

    @GetMapping(path = "/balances", produces = CSV)
    @Operation(
            summary = "The balance of every account just before an instant, debits and credits apart",
            description =
                    "The first instant of a month gives the balances at the end of the month before. Of the last minute"
                            + " something may still be under way.")
    ResponseEntity<StreamingResponseBody> balances(@RequestParam Instant at) {
        if (at.isAfter(clock.instant()) || at.isBefore(Instant.EPOCH)) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "at is in the future or before 1970: " + at);
        }
        String name = "balances-" + at.toString().replace(":", "") + ".csv";
        return file(name, out -> journal.balances(at, out));
    }

    private static ResponseEntity<StreamingResponseBody> file(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "month is not of the form 2026-11", e);
        }
    }
}
