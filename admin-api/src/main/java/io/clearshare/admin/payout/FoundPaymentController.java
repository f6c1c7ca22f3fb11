package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.payout.FoundPayments.Found;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments found on the chain that the books did not know, over HTTP. */
@RestController
@RequestMapping("/api/v1/found-payments")
@Tag(name = "payouts")
class FoundPaymentController {

    private static final int LIST_MAX = 500;
    private static final long MICROS_MAX = 1_000_000_000_000_000L;

    private final FoundPayments found;
    private final Influencers influencers;
    private final Clock clock;

    FoundPaymentController(FoundPayments found, Influencers influencers, Clock clock) {
        this.found = found;
        this.influencers = influencers;
        this.clock = clock;
    }

    /**
     * Whom a payment paid.
     *
     * @param amountMicros what it paid of what was owed, in micro-USD
     */
    record Booking(
            @NotBlank @Size(max = 64) String influencerId,
            @NotNull @Min(1) @Max(MICROS_MAX) Long amountMicros) {}

    @GetMapping
    @Operation(summary = "Payments on the chain that the books did not know; those that are not booked first")
    List<Found> list() {
        return found.list(LIST_MAX);
    }

    @PostMapping("/{signature}/book")
    @Operation(summary = "Book a payment to the influencer that it paid")
    Found book(
            @PathVariable String signature,
            @Valid @RequestBody Booking booking,
            @AuthenticationPrincipal Caller caller) {
        Found one = found.find(signature)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "No payment " + signature + " was found"));
        if (influencers.find(booking.influencerId()).isEmpty()) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no influencer " + booking.influencerId());
        }
        if (!found.book(one, booking.influencerId(), booking.amountMicros(), caller.subject(), clock.instant())) {
            throw new Refused(CommonProblem.CONFLICT, "The payment is booked already");
        }
        return found.find(signature).orElseThrow();
    }
}
