package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The payout queue over HTTP. */
@RestController
@RequestMapping("/api/v1/payouts")
@Tag(name = "payouts")
class PayoutController {

    private static final int PAGE = 50;

    private final Payouts payouts;
    private final DecidePayout decide;
    private final PayoutStream stream;

    PayoutController(Payouts payouts, DecidePayout decide, PayoutStream stream) {
        this.payouts = payouts;
        this.decide = decide;
        this.stream = stream;
    }

    /** The content that the approver has seen. */
    record Approval(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String contentHash) {}

    /** Why a payout is refused, for the influencer and the record. */
    record Refusal(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Operation(summary = "Payouts, the newest first")
    PayoutPage list(
            @RequestParam(required = false) @Nullable PayoutState state,
            @RequestParam(required = false) @Nullable UUID after) {
        return payouts.page(state, null, after, PAGE);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One payout with its lines, checks, transactions and entries in the books")
    PayoutDetail detail(@PathVariable UUID id) {
        return payouts.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no payout " + id));
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "Approve exactly the content with this hash")
    PayoutDetail approve(
            @PathVariable UUID id, @Valid @RequestBody Approval approval, @AuthenticationPrincipal Caller caller) {
        decide.approve(id, approval.contentHash(), caller.subject());
        return detail(id);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "Refuse a waiting payout and give its amount back to the balance")
    PayoutDetail refuse(
            @PathVariable UUID id, @Valid @RequestBody Refusal refusal, @AuthenticationPrincipal Caller caller) {
        decide.refuse(id, refusal.reason().strip(), caller.subject());
        return detail(id);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "An event for every payout that is made or changes its state")
    SseEmitter stream() {
        return stream.open();
    }
}
