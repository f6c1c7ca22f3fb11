package io.clearshare.admin.analytics;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.payout.PayoutPage;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.program.TrackedLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What influencers see of their own, and staff of each. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Overview")
class MeController {

    private static final int PAYOUTS_PER_PAGE = 50;

    private final Overviews overviews;
    private final OverviewStream stream;
    private final EarningRows earnings;
    private final Payouts payouts;
    private final Influencers influencers;
    private final TrackedLink links;

    MeController(
            Overviews overviews,
            OverviewStream stream,
            EarningRows earnings,
            Payouts payouts,
            Influencers influencers,
            TrackedLink links) {
        this.overviews = overviews;
        this.stream = stream;
        this.earnings = earnings;
        this.payouts = payouts;
        this.influencers = influencers;
        this.links = links;
    }

    @GetMapping("/me/overview")
    @Operation(summary = "My traffic, outcomes and money")
    Overview mine(@AuthenticationPrincipal Caller caller) {
        return overviews.of(caller.requireInfluencer());
    }

    @GetMapping("/influencers/{id}/overview")
    @Operation(summary = "An influencer's traffic, outcomes and money")
    Overview ofInfluencer(@PathVariable String id) {
        return overviews.of(id);
    }

    @GetMapping(path = "/me/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "My overview, pushed whenever results have moved on")
    SseEmitter stream(@AuthenticationPrincipal Caller caller) {
        return stream.open(caller.requireInfluencer());
    }

    @GetMapping("/me/earnings")
    @Operation(summary = "My earning lines, the newest first")
    EarningRows.Page earnings(
            @RequestParam(required = false) @Nullable @Pattern(regexp = "|provisional|held|settled|reversed|paid")
                    String state,
            @RequestParam(required = false) @Nullable @Size(max = 200) String after,
            @AuthenticationPrincipal Caller caller) {
        return earnings.page(caller.requireInfluencer(), state, after);
    }

    @GetMapping("/me/payouts")
    @Operation(summary = "My payouts, the newest first")
    PayoutPage payouts(@RequestParam(required = false) @Nullable UUID after, @AuthenticationPrincipal Caller caller) {
        return payouts.page(null, caller.requireInfluencer(), after, PAYOUTS_PER_PAGE);
    }

    @GetMapping(path = "/me/qr.svg", produces = "image/svg+xml")
    @Operation(summary = "My link as a QR code")
    String qrCode(@AuthenticationPrincipal Caller caller) {
        return influencers
                .find(caller.requireInfluencer())
                .map(influencer -> QrCode.svg(links.of(influencer)))
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "This account has been removed"));
    }
}
