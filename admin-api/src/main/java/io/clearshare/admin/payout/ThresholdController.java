package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From which balance an influencer wants to be paid. */
@RestController
@RequestMapping("/api/v1/me/payout-threshold")
@Tag(name = "payouts")
class ThresholdController {

    private static final long MICROS_MAX = 1_000_000_000_000L;

    private final Thresholds thresholds;
    private final Clock clock;

    ThresholdController(Thresholds thresholds, Clock clock) {
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /** @param ownMicros at least the programme's threshold; null to leave it to the programme */
    record Wish(@Nullable @Min(1) @Max(MICROS_MAX) Long ownMicros) {}

    /**
     * What holds.
     *
     * @param programmeMicros for everybody without a wish of their own
     * @param ownMicros       the wish
     * @param nowMicros       from which balance the next payout is made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Threshold(long programmeMicros, @Nullable Long ownMicros, long nowMicros) {}

    @GetMapping
    @Operation(summary = "From which balance one's own payouts are made")
    Threshold get(@AuthenticationPrincipal Caller caller) {
        return of(influencer(caller));
    }

    @PutMapping
    @Operation(summary = "Ask for fewer and larger payouts, or leave it to the programme")
    Threshold ask(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Wish wish) {
        String influencerId = influencer(caller);
        Long own = wish.ownMicros();
        if (own == null) {
            thresholds.noWish(influencerId);
        } else if (own < thresholds.programmeMicros()) {
            throw new Refused(
                    CommonProblem.INVALID_REQUEST,
                    "ownMicros is at least " + thresholds.programmeMicros() + ", the programme's threshold");
        } else {
            thresholds.wish(influencerId, own, clock.instant());
        }
        return of(influencerId);
    }

    private Threshold of(String influencerId) {
        return new Threshold(
                thresholds.programmeMicros(),
                thresholds.own(influencerId).orElse(null),
                thresholds.of(influencerId, clock.instant()));
    }

    private static String influencer(Caller caller) {
        String id = caller.influencerId();
        if (id == null) {
            throw new Refused(CommonProblem.NOT_FOUND, "Only influencers are paid");
        }
        return id;
    }
}
