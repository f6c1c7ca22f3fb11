package io.clearshare.admin.statement;

import io.clearshare.admin.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The forecast over HTTP. */
@RestController
@Tag(name = "Statements")
class ForecastController {

    private final ForecastMonth forecast;

    ForecastController(ForecastMonth forecast) {
        this.forecast = forecast;
    }

    @GetMapping("/api/v1/me/forecast")
    @Operation(
            summary = "What I am likely to earn this month, with an interval and how often it held",
            description = "From the days that are over; the interval is conformal over the errors of past forecasts.")
    ForecastMonth.Forecast mine(@AuthenticationPrincipal Caller caller) {
        return forecast.of(caller.requireInfluencer());
    }
}
