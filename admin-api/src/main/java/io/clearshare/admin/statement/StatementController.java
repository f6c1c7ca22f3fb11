package io.clearshare.admin.statement;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.document.Download;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Monthly statements, for influencers and for finance. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Statements")
class StatementController {

    private final Statements statements;

    StatementController(Statements statements) {
        this.statements = statements;
    }

    /** A month that a statement can be had of. */
    record Month(String month, long openingMicros, long closingMicros, int lines) {}

    record Months(List<Month> items) {}

    record Somebody(String influencerId, String handle) {}

    record People(String month, List<Somebody> items) {}

    @GetMapping("/me/statements")
    @Operation(summary = "The months that I have a statement of, the newest first")
    Months mine(@AuthenticationPrincipal Caller caller) {
        return new Months(statements.outlines(caller.requireInfluencer()).stream()
                .map(outline -> new Month(
                        outline.month().toString(), outline.openingMicros(), outline.closingMicros(), outline.lines()))
                .toList());
    }

    @GetMapping(path = "/me/statements/{month}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "My statement of a month to read")
    ResponseEntity<byte[]> minePdf(@PathVariable String month, @AuthenticationPrincipal Caller caller) {
        return pdf(caller.requireInfluencer(), month);
    }

    @GetMapping(path = "/me/statements/{month}.csv", produces = "text/csv")
    @Operation(summary = "My statement of a month as values")
    ResponseEntity<byte[]> mineCsv(@PathVariable String month, @AuthenticationPrincipal Caller caller) {
        return csv(caller.requireInfluencer(), month);
    }

    @GetMapping("/statements/{month}")
    @Operation(summary = "Who has movements in a closed month")
    People people(@PathVariable String month) {
        return new People(
                month,
                statements.movedIn(parsed(month)).stream()
                        .map(influencer -> new Somebody(influencer.influencerId(), influencer.handle()))
                        .toList());
    }

    @GetMapping(path = "/statements/{month}/{influencerId}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Somebody's statement of a month to read")
    ResponseEntity<byte[]> pdf(@PathVariable String influencerId, @PathVariable String month) {
        Statement statement = statements.of(influencerId, parsed(month));
        return Download.pdf("statement-" + statement.month() + "-" + influencerId, StatementPdf.of(statement));
    }

    @GetMapping(path = "/statements/{month}/{influencerId}.csv", produces = "text/csv")
    @Operation(summary = "Somebody's statement of a month as values")
    ResponseEntity<byte[]> csv(@PathVariable String influencerId, @PathVariable String month) {
        Statement statement = statements.of(influencerId, parsed(month));
        return Download.csv("statement-" + statement.month() + "-" + influencerId, StatementCsv.of(statement));
    }

    private static YearMonth parsed(String month) {
        try {
            YearMonth parsed = YearMonth.parse(month);
            if (parsed.getYear() >= 2000 && parsed.getYear() <= 2999) {
                return parsed;
            }
        } catch (DateTimeException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "month is not of the form 2026-11", e);
        }
        throw new Refused(CommonProblem.INVALID_REQUEST, "month is not of the form 2026-11");
    }
}
