package io.clearshare.admin.ledger;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The journal for the accounts of the company. */
@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "Ledger")
class JournalController {

    private final Journal journal;

    JournalController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping(path = "/{month}.csv", produces = "text/csv")
    @Operation(summary = "Every posting of a month (UTC), debits and credits apart")
    ResponseEntity<StreamingResponseBody> month(@PathVariable String month) {
        YearMonth wanted = parsed(month);
        String name = "journal-" + wanted + ".csv";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out -> journal.write(wanted, out));
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "month is not of the form 2026-11", e);
        }
    }
}
