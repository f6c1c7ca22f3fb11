package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The emergency stop and pauses over HTTP. */
@RestController
@RequestMapping("/api/v1/payouts/stops")
@Tag(name = "payouts")
class StopController {

    private final PaymentStops stops;
    private final StaffNames staff;

    StopController(PaymentStops stops, StaffNames staff) {
        this.stops = stops;
        this.staff = staff;
    }

    /** What to stop, {@code all}, {@code rail:<name>} or {@code influencer:<id>}, and why. */
    record Order(
            @NotBlank @Pattern(regexp = "all|(rail|influencer):[^\\s]{1,64}")
            String scope,

            @NotBlank @Size(max = 500) String reason) {}

    /** A stop with who ordered it and who agreed to go on. */
    record Stop(
            UUID stopId,
            String scope,
            String reason,
            boolean open,
            String stoppedBy,
            Instant stoppedAt,
            @Nullable String agreedBy,
            @Nullable Instant agreedAt,
            @Nullable String resumedBy,
            @Nullable Instant resumedAt) {}

    record Stops(List<Stop> items) {}

    @GetMapping
    @Operation(summary = "Stops of payments: open ones first, then the newest")
    Stops list() {
        Map<String, String> names = staff.emailBySubject();
        return new Stops(stops.all().stream().map(stop -> view(stop, names)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stop payments at once",
            description = "Nothing new is signed from then on; what is signed already may still land.")
    Stop stop(@Valid @RequestBody Order order, @AuthenticationPrincipal Caller caller) {
        return view(stops.stop(order.scope(), order.reason().strip(), caller), staff.emailBySubject());
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Agree that payments go on; they do once two people have")
    Stop resume(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return view(stops.resume(id, caller), staff.emailBySubject());
    }

    private static Stop view(PaymentStop stop, Map<String, String> names) {
        return new Stop(
                stop.stopId(),
                stop.scope(),
                stop.reason(),
                stop.isOpen(),
                names.getOrDefault(stop.stoppedBy(), stop.stoppedBy()),
                stop.stoppedAt(),
                named(stop.agreedBy(), names),
                stop.agreedAt(),
                named(stop.resumedBy(), names),
                stop.resumedAt());
    }

    private static @Nullable String named(@Nullable String subject, Map<String, String> names) {
        return subject == null ? null : names.getOrDefault(subject, subject);
    }
}
