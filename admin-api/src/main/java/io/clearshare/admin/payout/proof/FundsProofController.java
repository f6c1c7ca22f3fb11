package io.clearshare.admin.payout.proof;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the treasury holds what is owed, for everybody; finance may look again at once. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "verify")
class FundsProofController {

    private final SampleFunds samples;

    FundsProofController(SampleFunds samples) {
        this.samples = samples;
    }

    @GetMapping("/proof-of-funds")
    @SecurityRequirements
    @Operation(summary = "Treasury on the chain beside settled liabilities, now and before; open to everybody")
    FundsProof proof() {
        return new FundsProof(samples.live(), samples.stored());
    }

    @PostMapping("/payout-funds/samples")
    @Operation(summary = "Compare treasury and liabilities now, and keep the answer")
    FundsProof take(@AuthenticationPrincipal Caller caller) {
        if (samples.take(caller.subject()).isEmpty()) {
            throw new Refused(CommonProblem.PART_UNAVAILABLE, "The chain does not answer now; nothing was stored");
        }
        return proof();
    }
}
