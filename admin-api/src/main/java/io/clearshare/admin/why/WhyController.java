package io.clearshare.admin.why;

import io.clearshare.admin.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers "why this cent?". */
@RestController
@RequestMapping("/api/v1/why")
@Tag(name = "Why")
class WhyController {

    private final ExplainEarning explain;

    WhyController(ExplainEarning explain) {
        this.explain = explain;
    }

    @GetMapping("/{payoutLineId}")
    @Operation(summary = "From a line of a payout back to its clicks and on to its signature")
    Why ofPayoutLine(@PathVariable UUID payoutLineId, @AuthenticationPrincipal Caller caller) {
        return explain.ofPayoutLine(payoutLineId, caller);
    }

    @GetMapping("/earning/{*earningId}")
    @Operation(summary = "The same for an earning line, paid or not; its id may contain slashes")
    Why ofEarning(@PathVariable String earningId, @AuthenticationPrincipal Caller caller) {
        return explain.ofEarning(earningId.substring(1), caller);
    }
}
