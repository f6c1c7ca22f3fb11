package io.clearshare.admin.payout.proof;

import io.clearshare.admin.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs that a payment pays its lines, for whom it pays and for staff. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "payouts")
class ProofController {

    private final LineProofs proofs;

    ProofController(LineProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/payouts/{id}/proofs")
    @Operation(summary = "What proves which lines a payout pays: leaf, salt and path of each, at most 500 at once")
    PayoutProof ofAnybody(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "0") @Min(0) int from) {
        return proofs.of(id, null, line, from);
    }

    @GetMapping("/me/payouts/{id}/proofs")
    @Operation(summary = "What proves which lines my payout pays: leaf, salt and path of each, at most 500 at once")
    PayoutProof mine(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "0") @Min(0) int from,
            @AuthenticationPrincipal Caller caller) {
        return proofs.of(id, caller.requireInfluencer(), line, from);
    }
}
