package io.clearshare.admin.identity;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the programme hand an influencer a sign-in link over a channel of its own, such as a chat. */
@RestController
@Tag(name = "Sign-in")
class SignInLinkController {

    private final MagicLinks links;
    private final Influencers influencers;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    SignInLinkController(MagicLinks links, Influencers influencers, AuditLog audit, TransactionTemplate transaction) {
        this.links = links;
        this.influencers = influencers;
        this.audit = audit;
        this.transaction = transaction;
    }

    record Wish(
            @Min(1) @Max(168) int validHours,
            @Min(1) @Max(1000) int uses) {}

    record SignInLink(URI loginUrl, Instant expiresAt) {}

    @PostMapping("/api/v1/influencers/{id}/sign-in-links")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a sign-in link for an influencer")
    SignInLink issue(@PathVariable String id, @Valid @RequestBody Wish wish, @AuthenticationPrincipal Caller caller) {
        Influencer influencer =
                influencers.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "No influencer " + id));
        MagicLinks.Link link = Objects.requireNonNull(transaction.execute(status -> {
            MagicLinks.Link issued = links.issue(influencer, Duration.ofHours(wish.validHours()), wish.uses());
            audit.record(
                    caller,
                    "sign_in_link.issue",
                    "influencer:" + influencer.influencerId(),
                    "",
                    Map.of("uses", wish.uses(), "expiresAt", issued.expiresAt().toString()));
            return issued;
        }));
        return new SignInLink(link.url(), link.expiresAt());
    }
}
