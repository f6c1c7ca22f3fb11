package io.clearshare.admin.kyc;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.kyc.Documents.Opened;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.kyc.IdentityState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Verifications for the staff who review them. */
@RestController
@RequestMapping("/api/v1/kyc")
@Tag(name = "Verification")
class ReviewController {

    private final IdentityChecks checks;
    private final Documents documents;
    private final ReviewCheck review;
    private final StaffNames staff;
    private final Clock clock;

    ReviewController(IdentityChecks checks, Documents documents, ReviewCheck review, StaffNames staff, Clock clock) {
        this.checks = checks;
        this.documents = documents;
        this.review = review;
        this.staff = staff;
        this.clock = clock;
    }

    record CheckView(
            UUID checkId,
            String influencerId,
            String handle,
            String provider,
            String state,
            String reason,
            Instant startedAt,
            Instant changedAt) {

        static CheckView of(IdentityCheck check) {
            return new CheckView(
                    check.checkId(),
                    check.influencerId(),
                    check.handle(),
                    check.provider(),
                    check.state().wireName(),
                    check.reason(),
                    check.startedAt(),
                    check.changedAt());
        }
    }

    record CheckPage(List<CheckView> items, @Nullable UUID next) {}

    /**
     * A check with everything a reviewer needs.
     *
     * @param person who they say they are, or null when a provider knows instead of us
     */
    record CheckDetail(
            CheckView check,
            Documents.@Nullable Person person,
            List<Documents.Document> documents,
            List<IdentityChecks.Fact> facts) {}

    record Verdict(
            @NotNull @Pattern(regexp = "approve|retry|decline|reopen")
            String decision,

            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping("/checks")
    @Operation(summary = "Checks in a state, those that have waited longest first")
    CheckPage list(
            @RequestParam(defaultValue = "pending") @Pattern(regexp = "started|pending|verified|retry|declined|unknown")
                    String state,
            @RequestParam(required = false) @Nullable UUID after) {
        IdentityChecks.Page page = checks.page(IdentityState.ofWireName(state), after);
        return new CheckPage(page.checks().stream().map(CheckView::of).toList(), page.next());
    }

    @GetMapping("/checks/{id}")
    @Operation(summary = "A check with its documents and everything that was said about it")
    CheckDetail find(@PathVariable UUID id) {
        IdentityCheck check =
                checks.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no check " + id));
        Map<String, String> names = staff.emailBySubject();
        List<IdentityChecks.Fact> facts = checks.facts(id).stream()
                .map(fact -> new IdentityChecks.Fact(
                        fact.at(),
                        fact.state(),
                        fact.kind(),
                        names.getOrDefault(fact.by(), fact.by()),
                        fact.reason(),
                        fact.receivedAt()))
                .toList();
        return new CheckDetail(CheckView.of(check), documents.person(id).orElse(null), documents.of(id), facts);
    }

    /** Nothing that somebody uploaded runs as a page of ours. */
    @GetMapping("/documents/{id}")
    @Operation(summary = "A document; that it was seen, and by whom, is kept")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        Opened opened = documents
                .open(id, caller.subject(), clock.instant())
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no document " + id));
        String disposition = opened.mediaType().startsWith("image/") ? "inline" : "attachment";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(opened.content());
    }

    @PostMapping("/checks/{id}/decision")
    @Operation(summary = "Approve, ask again, decline, or reopen what was decided")
    CheckView decide(
            @PathVariable UUID id, @Valid @RequestBody Verdict verdict, @AuthenticationPrincipal Caller caller) {
        ReviewCheck.Decision decision =
                ReviewCheck.Decision.valueOf(verdict.decision().toUpperCase(Locale.ROOT));
        review.decide(id, decision, verdict.reason().strip(), caller.subject());
        return CheckView.of(checks.find(id).orElseThrow());
    }
}
