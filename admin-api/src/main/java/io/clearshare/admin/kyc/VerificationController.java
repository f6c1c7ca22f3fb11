package io.clearshare.admin.kyc;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.payout.PayoutConditions;
import io.clearshare.domain.kyc.IdentityState;
import io.clearshare.domain.kyc.PayoutTier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An influencer's own verification. */
@RestController
@RequestMapping("/api/v1/me/verification")
@Tag(name = "Verification")
class VerificationController {

    private final IdentityChecks checks;
    private final Documents documents;
    private final Providers providers;
    private final BeginCheck begin;
    private final HandIn handIn;
    private final PayoutConditions conditions;

    VerificationController(
            IdentityChecks checks,
            Documents documents,
            Providers providers,
            BeginCheck begin,
            HandIn handIn,
            PayoutConditions conditions) {
        this.checks = checks;
        this.documents = documents;
        this.providers = providers;
        this.begin = begin;
        this.handIn = handIn;
        this.conditions = conditions;
    }

    record Submission(
            @NotBlank @Size(max = 200) String legalName,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {}

    /** @param url where the person goes on, or null when documents are handed in here */
    record Started(@Nullable URI url, Verification verification) {}

    /**
     * How somebody's verification stands, and what it means for their payouts.
     *
     * @param state     none before anything was begun
     * @param changedAt when the state last changed, or null
     * @param handsIn   whether documents can be handed in here now
     */
    record Verification(
            String provider,
            String state,
            String reason,
            @Nullable Instant changedAt,
            boolean handsIn,
            List<Documents.Document> documents,
            PayoutTier tier,
            long limitedMicros,
            long paidMicros,
            List<PayoutConditions.Condition> conditions) {}

    @GetMapping
    @Operation(summary = "How my verification stands, and what it means for my payouts")
    Verification mine(@AuthenticationPrincipal Caller caller) {
        String influencerId = caller.requireInfluencer();
        Optional<IdentityCheck> check = checks.currentOf(influencerId);
        PayoutConditions.Standing standing = conditions.of(influencerId);
        return new Verification(
                check.map(IdentityCheck::provider).orElse(providers.current().name()),
                check.map(IdentityCheck::state).map(IdentityState::wireName).orElse("none"),
                check.map(IdentityCheck::reason).orElse(""),
                check.map(IdentityCheck::changedAt).orElse(null),
                check.filter(found -> found.isManual() && found.takesDocuments())
                        .isPresent(),
                check.map(found -> documents.of(found.checkId())).orElse(List.of()),
                standing.tier(),
                standing.limitedMicros(),
                standing.paidMicros(),
                standing.conditions());
    }

    @PostMapping("/start")
    @Operation(summary = "Begin or go on with my verification; with a new name or country, begin it anew")
    Started start(@AuthenticationPrincipal Caller caller) {
        URI url = begin.of(caller.requireInfluencer()).orElse(null);
        return new Started(url, mine(caller));
    }

    @PostMapping(
            path = "/documents",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.APPLICATION_PDF_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Hand in a document, at most 5 MiB of JPEG, PNG or PDF")
    Verification upload(
            @RequestParam @Pattern(regexp = "passport|id_front|id_back|residence|selfie|other") String kind,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] content,
            @AuthenticationPrincipal Caller caller) {
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        handIn.document(caller.requireInfluencer(), kind, mediaType, content);
        return mine(caller);
    }

    @DeleteMapping("/documents/{id}")
    @Operation(summary = "Take a document back before it is submitted")
    Verification remove(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        handIn.remove(caller.requireInfluencer(), id);
        return mine(caller);
    }

    @PostMapping("/submit")
    @Operation(summary = "Hand my documents to the reviewers")
    Verification submit(@Valid @RequestBody Submission submission, @AuthenticationPrincipal Caller caller) {
        handIn.submit(
                caller.requireInfluencer(),
                new Documents.Person(submission.legalName().strip(), submission.country()));
        return mine(caller);
    }
}
