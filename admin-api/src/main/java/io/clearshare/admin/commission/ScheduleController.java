package io.clearshare.admin.commission;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commission schedule: its versions, what a draft would have paid, and publishing the next one. */
@RestController
@RequestMapping("/api/v1/programme/schedules")
@io.swagger.v3.oas.annotations.tags.Tag(name = "Commission")
class ScheduleController {

    private final ProgrammeLog log;
    private final Terms terms;
    private final SimulateHistory simulate;
    private final PublishSchedule publish;
    private final Clock clock;

    ScheduleController(ProgrammeLog log, Terms terms, SimulateHistory simulate, PublishSchedule publish, Clock clock) {
        this.log = log;
        this.terms = terms;
        this.simulate = simulate;
        this.publish = publish;
        this.clock = clock;
    }

    record TierGiven(
            @NotBlank @Size(max = 64) String name,
            @NotNull @PositiveOrZero Long fromMicros,
            @NotNull @PositiveOrZero @Max(10_000) Integer basisPoints) {}

    record BountyGiven(
            @NotNull @PositiveOrZero @Max(MICROS_MAX) Long bountyMicros,
            @NotNull @PositiveOrZero @Max(MICROS_MAX) Long activationThresholdMicros) {}

    private static final long MICROS_MAX = 1_000_000_000_000_000L;

    /**
     * A draft.
     *
     * @param effectiveFrom for a simulation, from when it is taken to be in force, absent for throughout; for
     *     publishing, when it comes into force, absent for now
     */
    record Draft(
            @NotEmpty @Size(max = 20) List<@Valid @NotNull TierGiven> tiers,
            @Nullable Instant effectiveFrom,
            @Nullable @Valid BountyGiven bounty) {}

    record Publication(
            @NotEmpty @Size(max = 20) List<@Valid @NotNull TierGiven> tiers,
            @Nullable Instant effectiveFrom,
            @Nullable @Size(max = 500) String reason) {}

    /**
     * A version; 0 is what holds before anything is published.
     *
     * @param state in_force, coming or past
     */
    record Version(
            int version,
            @Nullable Instant effectiveFrom,
            List<Tier> tiers,
            String state,
            @Nullable String recordedBy,
            @Nullable Instant recordedAt,
            String reason) {}

    /** Every version, the newest first, and the other terms in force that decide what a fee may earn. */
    record Schedules(List<Version> items, long bountyMicros, long activationThresholdMicros, int rebateBasisPoints) {}

    record Published(Version schedule, Simulation.Totals simulation) {}

    @GetMapping
    @Operation(summary = "The schedule in force, coming and earlier ones")
    Schedules list() {
        long now = clock.millis();
        BountyEntry bounty = terms.bountyAt(now);
        return new Schedules(
                versions(now),
                bounty.bountyMicros(),
                bounty.activationThresholdMicros(),
                terms.rebateAt(now).basisPoints());
    }

    @PostMapping("/simulations")
    @Operation(summary = "What a draft would have paid on the programme's history, and whether a ring could live on it")
    Simulation simulate(@Valid @RequestBody Draft draft) {
        long now = clock.millis();
        List<ProgramEntry> alternative = draft.bounty() == null
                ? List.of()
                : List.of(new BountyEntry(
                        Integer.MAX_VALUE,
                        now,
                        draft.bounty().bountyMicros(),
                        draft.bounty().activationThresholdMicros()));
        return simulate.simulate(tiers(draft.tiers()), draft.effectiveFrom(), alternative, now);
    }

    @PostMapping
    @Operation(summary = "Publish the next version; publishing the same again changes nothing")
    ResponseEntity<Published> publish(@Valid @RequestBody Publication wanted, @AuthenticationPrincipal Caller caller) {
        List<Tier> tiers = tiers(wanted.tiers());
        Instant from =
                wanted.effectiveFrom() == null ? null : wanted.effectiveFrom().truncatedTo(ChronoUnit.MILLIS);
        // Asked first, outside the database transaction: what cannot be simulated is not published.
        Simulation simulation = simulate.simulate(tiers, null, List.of(), clock.millis());
        PublishSchedule.Published published = publish.publish(
                tiers,
                from,
                caller.subject(),
                wanted.reason() == null ? "" : wanted.reason().strip());
        Version version = versions(clock.millis()).stream()
                .filter(one -> one.version() == published.schedule().version())
                .findFirst()
                .orElseThrow();
        return ResponseEntity.status(published.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Published(version, simulation.totals()));
    }

    private List<Version> versions(long now) {
        List<ProgrammeLog.Recorded> history = log.history(ScheduleEntry.ENTITY);
        ScheduleEntry inForce = Programme.of(
                        history.stream().map(ProgrammeLog.Recorded::entry).toList())
                .scheduleAt(now);
        List<Version> versions = new ArrayList<>();
        versions.add(new Version(
                0, null, ScheduleEntry.DEFAULT.tiers(), state(ScheduleEntry.DEFAULT, inForce, now), null, null, ""));
        for (ProgrammeLog.Recorded recorded : history) {
            ScheduleEntry schedule = (ScheduleEntry) recorded.entry();
            versions.add(new Version(
                    schedule.version(),
                    Instant.ofEpochMilli(schedule.effectiveFrom()),
                    schedule.tiers(),
                    state(schedule, inForce, now),
                    recorded.recordedBy(),
                    recorded.recordedAt(),
                    recorded.reason()));
        }
        Collections.reverse(versions);
        return List.copyOf(versions);
    }

    private static String state(ScheduleEntry schedule, ScheduleEntry inForce, long now) {
        if (schedule.equals(inForce)) {
            return "in_force";
        }
        return schedule.effectiveFrom() > now ? "coming" : "past";
    }

    private static List<Tier> tiers(List<TierGiven> given) {
        try {
            List<Tier> tiers = given.stream()
                    .map(tier -> new Tier(tier.name().strip(), tier.fromMicros(), tier.basisPoints()))
                    .toList();
            if (tiers.get(0).fromMicros() != 0) {
                throw new IllegalArgumentException("the base tier begins at 0");
            }
            // The schedule itself knows which tiers make one.
            return new ScheduleEntry(0, 0, tiers).tiers();
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }
}
