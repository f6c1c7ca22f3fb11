package io.clearshare.admin.payout.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.admin.payout.AddressLookup;
import io.clearshare.admin.payout.ChainTransactions;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments for anybody's eyes, without sign-in and without people in them. */
@RestController
@RequestMapping("/api/v1/verify")
@Tag(name = "verify")
class VerifyController {

    private final FindPublicPayout payouts;
    private final ObjectProvider<ChainTransactions> chain;

    VerifyController(FindPublicPayout payouts, ObjectProvider<ChainTransactions> chain) {
        this.payouts = payouts;
        this.chain = chain;
    }

    /**
     * What the chain says.
     *
     * @param transaction in the form of the node's own answer, instructions parsed; null while it is not finalised
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnChain(
            String signature,
            @Schema(type = "object") @Nullable Object transaction) {}

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(summary = "A payment by its signature or its payout's id; open to everybody")
    PublicPayout payment(@PathVariable String id) {
        return payouts.by(id).orElseThrow(() -> nothing("There is no payment with this signature or id"));
    }

    @GetMapping("/{signature}/transaction")
    @SecurityRequirements
    @Operation(summary = "The payment's transaction as the chain's node gives it; open to everybody")
    OnChain transaction(@PathVariable String signature) {
        if (!payouts.signed(signature)) {
            throw nothing("There is no payment with this signature");
        }
        ChainTransactions node = chain.getIfAvailable();
        if (node == null) {
            throw new Refused(CommonProblem.PART_UNAVAILABLE, "This installation is not connected to the chain");
        }
        try {
            return new OnChain(signature, node.finalised(signature).orElse(null));
        } catch (AddressLookup.Unanswered e) {
            throw new Refused(CommonProblem.PART_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Refused nothing(String detail) {
        return new Refused(CommonProblem.NOT_FOUND, detail);
    }
}
