package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.domain.approval.Bands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** The approval bands over HTTP. */
@RestController
@RequestMapping("/api/v1/payouts/bands")
@Tag(name = "payouts")
class BandsController {

    private static final long MICROS_MAX = 1_000_000_000_000_000L;

    private final BandsInForce bands;
    private final ChangeBands change;
    private final StaffNames staff;
    private final Clock clock;

    BandsController(BandsInForce bands, ChangeBands change, StaffNames staff, Clock clock) {
        this.bands = bands;
        this.change = change;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Bands to propose.
     *
     * @param effectiveFrom absent for as soon as they are confirmed
     */
    record Proposal(
            @NotNull @PositiveOrZero @Max(MICROS_MAX) Long automaticMicrosMax,
            @NotNull @PositiveOrZero @Max(MICROS_MAX) Long oneApprovalMicrosMax,
            @NotNull @PositiveOrZero @Max(MICROS_MAX) Long twoApprovalsMicrosMax,
            @Nullable Instant effectiveFrom,
            @NotBlank @Size(max = 500) String reason) {}

    /** A version with who proposed and decided it. */
    record Version(
            int version,
            long automaticMicrosMax,
            long oneApprovalMicrosMax,
            long twoApprovalsMicrosMax,
            String state,
            Instant wantedFrom,
            @Nullable Instant inForceFrom,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** The bands in force; version 0 is the operator's setting. */
    record InForce(Bands inForce, List<Version> versions) {}

    @GetMapping
    @Operation(summary = "The bands in force and every version, the newest first")
    InForce list() {
        Map<String, String> names = staff.emailBySubject();
        return new InForce(
                bands.at(clock.instant()),
                bands.versions().stream().map(version -> view(version, names)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Propose bands; they hold once another member of finance confirms them")
    Version propose(@Valid @RequestBody Proposal wanted, @AuthenticationPrincipal Caller caller) {
        return view(
                change.propose(
                        wanted.automaticMicrosMax(),
                        wanted.oneApprovalMicrosMax(),
                        wanted.twoApprovalsMicrosMax(),
                        wanted.effectiveFrom(),
                        wanted.reason().strip(),
                        caller),
                staff.emailBySubject());
    }

    @PostMapping("/{version}/confirm")
    @Operation(summary = "Confirm bands that somebody else proposed")
    Version confirm(@PathVariable int version, @AuthenticationPrincipal Caller caller) {
        return view(change.confirm(version, caller), staff.emailBySubject());
    }

    @PostMapping("/{version}/refuse")
    @Operation(summary = "Turn down bands that somebody else proposed")
    Version refuse(@PathVariable int version, @AuthenticationPrincipal Caller caller) {
        return view(change.refuse(version, caller), staff.emailBySubject());
    }

    private static Version view(BandsVersion version, Map<String, String> names) {
        String decidedBy = version.decidedBy();
        return new Version(
                version.bands().version(),
                version.bands().automaticMicrosMax(),
                version.bands().oneApprovalMicrosMax(),
                version.bands().twoApprovalsMicrosMax(),
                version.state(),
                version.wantedFrom(),
                version.inForceFrom(),
                version.reason(),
                names.getOrDefault(version.proposedBy(), version.proposedBy()),
                version.proposedAt(),
                decidedBy == null ? null : names.getOrDefault(decidedBy, decidedBy),
                version.decidedAt());
    }
}
