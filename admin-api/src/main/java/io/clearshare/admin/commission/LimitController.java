package io.clearshare.admin.commission;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.LimitEntry.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Limits on what settled lines may sum to. */
@RestController
@RequestMapping("/api/v1/programme/limits")
@Tag(name = "Commission")
class LimitController {

    private final SetLimit setLimit;
    private final ProgrammeLog log;
    private final Influencers influencers;
    private final Clock clock;

    LimitController(SetLimit setLimit, ProgrammeLog log, Influencers influencers, Clock clock) {
        this.setLimit = setLimit;
        this.log = log;
        this.influencers = influencers;
        this.clock = clock;
    }

    /**
     * A limit to set.
     *
     * @param scope         an influencer's id, or programme
     * @param limitMicros   absent to lift the limit
     * @param effectiveFrom absent for now
     */
    record Wanted(
            @NotBlank @Size(max = 64) String scope,
            @NotNull @Pattern(regexp = "day|month|all") String period,

            @Nullable @PositiveOrZero @Max(1_000_000_000_000_000L)
            Long limitMicros,

            @Nullable Instant effectiveFrom,
            @Nullable @Size(max = 500) String reason) {}

    /** The newest version of a limit; without {@code limitMicros} it is lifted. */
    record Limit(
            String scope,
            String handle,
            String period,
            @Nullable Long limitMicros,
            int version,
            Instant effectiveFrom,
            boolean inForce) {}

    record Limits(List<Limit> items) {}

    @GetMapping
    @Operation(summary = "The newest version of every limit")
    Limits list() {
        List<LimitEntry> entries =
                log.newestOfKind("limit/").stream().map(LimitEntry.class::cast).toList();
        Map<String, Influencer> people = influencers.findAll(
                entries.stream().map(LimitEntry::scope).distinct().toList());
        return new Limits(entries.stream()
                .map(entry -> view(entry, people.get(entry.scope())))
                .toList());
    }

    @PostMapping
    @Operation(summary = "Set or lift a limit from now or later on; setting the same again changes nothing")
    Limit set(@Valid @RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        LimitEntry entry = setLimit.set(
                wanted.scope().strip(),
                Period.valueOf(wanted.period().toUpperCase(Locale.ROOT)),
                wanted.limitMicros(),
                wanted.effectiveFrom() == null ? null : wanted.effectiveFrom().truncatedTo(ChronoUnit.MILLIS),
                caller.subject(),
                wanted.reason() == null ? "" : wanted.reason().strip());
        return view(entry, influencers.find(entry.scope()).orElse(null));
    }

    private Limit view(LimitEntry entry, @Nullable Influencer person) {
        return new Limit(
                entry.scope(),
                person == null ? "" : person.handle(),
                entry.period().wireName(),
                entry.limitMicros() == LimitEntry.NONE ? null : entry.limitMicros(),
                entry.version(),
                Instant.ofEpochMilli(entry.effectiveFrom()),
                entry.effectiveFrom() <= clock.millis());
    }
}
