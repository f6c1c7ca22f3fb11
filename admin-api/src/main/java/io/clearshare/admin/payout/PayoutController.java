package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StepUp;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final StoredPayouts payouts;
    private final ApprovePayouts approve;
    private final RefusePayout refuse;
    private final ResumePayout resume;
    private final PayoutStream stream;

    PayoutController(
            StoredPayouts payouts,
            ApprovePayouts approve,
            RefusePayout refuse,
            ResumePayout resume,
            PayoutStream stream) {
        this.payouts = payouts;
        this.approve = approve;
        this.refuse = refuse;
        this.resume = resume;
        this.stream = stream;
    }

    /** The content that the approver has seen. */
    record Approval(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String contentHash) {}

    /** One payout of a batch as the approver has seen it. */
    record Seen(
            @NotNull UUID payoutId,
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String contentHash) {}

    /** Several payouts and the hash of their hashes. */
    record BatchApproval(
            @NotEmpty @Size(max = PAGE) List<@Valid Seen> payouts,
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String batchHash) {}

    /** The payouts of a batch after its approval. */
    record Approved(List<PayoutView> items) {}

    /** Why a payout is refused, for the influencer and the record. */
    record Refusal(@NotBlank @Size(max = 500) String reason) {}

    /** What finance found out about a payout in review, for the record. */
    record Finding(@NotBlank @Size(max = 500) String reason) {}

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

    @GetMapping("/queue")
    @Operation(summary = "Payouts that wait for approval: what changed, what looks wrong, who has approved")
    PayoutQueue queue() {
        return payouts.queue(PAGE);
    }

    @PostMapping("/approvals")
    @Operation(
            summary = "Approve several payouts at once, all or none",
            description =
                    "The batch hash is the SHA-256 that the queue tells for exactly these payouts with exactly these"
                            + " content hashes.")
    Approved approveBatch(
            @Valid @RequestBody BatchApproval approval,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Map<UUID, String> seen = new LinkedHashMap<>();
        approval.payouts().forEach(one -> seen.put(one.payoutId(), one.contentHash()));
        if (seen.size() != approval.payouts().size()) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "A payout is named twice");
        }
        approve.batch(seen, approval.batchHash(), caller, StepUp.givenAt(request.getSession(false)));
        return new Approved(
                seen.keySet().stream().map(id -> detail(id).payout()).toList());
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "Approve exactly the content with this hash")
    PayoutDetail approve(
            @PathVariable UUID id,
            @Valid @RequestBody Approval approval,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        approve.one(id, approval.contentHash(), caller, StepUp.givenAt(request.getSession(false)));
        return detail(id);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "Refuse a waiting payout and give its amount back to the balance")
    PayoutDetail refuse(
            @PathVariable UUID id, @Valid @RequestBody Refusal refusal, @AuthenticationPrincipal Caller caller) {
        refuse.refuse(id, refusal.reason().strip(), caller);
        return detail(id);
    }

    @PostMapping("/{id}/resume")
    @Operation(
            summary = "Let a payout in review go on where it stood",
            description = "Nothing is signed before the chain proves that no earlier signature has paid or still can.")
    PayoutDetail resume(
            @PathVariable UUID id, @Valid @RequestBody Finding finding, @AuthenticationPrincipal Caller caller) {
        resume.resume(id, finding.reason().strip(), caller);
        return detail(id);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "An event for every payout that is made or changes its state")
    SseEmitter stream() {
        return stream.open();
    }
}
