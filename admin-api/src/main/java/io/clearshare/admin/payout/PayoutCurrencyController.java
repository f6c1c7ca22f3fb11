package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.money.Currency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An influencer's own choice of what payouts are made in. */
@RestController
@RequestMapping("/api/v1/me/payout-currency")
@Tag(name = "payouts")
class PayoutCurrencyController {

    private final PayoutCurrencies currencies;
    private final Clock clock;

    PayoutCurrencyController(PayoutCurrencies currencies, Clock clock) {
        this.currencies = currencies;
        this.clock = clock;
    }

    /** What payouts can be made in. */
    enum Payable {
        USDC,
        SOL
    }

    record Choice(@NotNull Payable currency) {}

    @GetMapping
    @Operation(summary = "The currency of one's own next payouts")
    Choice get(@AuthenticationPrincipal Caller caller) {
        return new Choice(Payable.valueOf(currencies.of(influencer(caller)).name()));
    }

    @PutMapping
    @Operation(summary = "Choose the currency of one's own next payouts; one that is under way stays as it is")
    Choice choose(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Choice choice) {
        currencies.choose(influencer(caller), Currency.valueOf(choice.currency().name()), clock.instant());
        return choice;
    }

    private static String influencer(Caller caller) {
        String id = caller.influencerId();
        if (id == null) {
            throw new Refused(CommonProblem.NOT_FOUND, "Only influencers are paid");
        }
        return id;
    }
}
