package io.clearshare.admin.payout;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What finance watches so that payouts do not stop. */
@RestController
@RequestMapping("/api/v1/payout-funds")
@Tag(name = "payouts")
class PayoutFundsController {

    private final ObjectProvider<PayoutFunds> funds;

    PayoutFundsController(ObjectProvider<PayoutFunds> funds) {
        this.funds = funds;
    }

    @GetMapping
    @Operation(summary = "Balances of the treasury and its signer, and what is low")
    PayoutFunds.Levels now() {
        PayoutFunds source = funds.getIfAvailable();
        return (source == null ? Optional.<PayoutFunds.Levels>empty() : source.now())
                .orElseThrow(() -> new Refused(CommonProblem.PART_UNAVAILABLE, "The balances cannot be read now"));
    }
}
