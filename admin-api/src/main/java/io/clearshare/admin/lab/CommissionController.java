package io.clearshare.admin.lab;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.commission.SimulateSchedule;
import io.clearshare.domain.commission.SimulateSchedule.Credited;
import io.clearshare.domain.commission.SimulateSchedule.Priced;
import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Prices a history by any commission schedule, by the very classes that fix tiers and price lines. */
@RestController
@Tag(name = "Lab")
class CommissionController {

    record TierGiven(
            @NotBlank @Size(max = 64) String name,
            @NotNull @PositiveOrZero Long fromMicros,
            @NotNull @Min(0) @Max(10_000) Integer basisPoints) {}

    record ScheduleGiven(@NotEmpty @Size(max = 20) List<@Valid @NotNull TierGiven> tiers) {}

    record CreditGiven(
            @NotBlank @Size(max = 64) String influencerId,

            @NotNull @JsonDeserialize(using = EventTime.class)
            Instant at,

            @NotNull @Min(-Money.EVENT_MAX_MICROS) @Max(Money.EVENT_MAX_MICROS)
            Long creditMicros) {}

    record Question(
            @Nullable @Valid ScheduleGiven schedule,
            @NotNull @Size(max = 100_000) List<@Valid @NotNull CreditGiven> history) {}

    /** A line in the order given; {@code why} says in a sentence how it came to its tier. */
    record Line(
            String influencerId,
            Instant at,
            long creditMicros,
            String tier,
            int basisPoints,
            long amountMicros,
            String why) {}

    record TierTotal(String tier, int lines, long creditMicros, long amountMicros) {}

    record Answer(List<Line> lines, List<TierTotal> tiers, long amountMicros) {}

    @PostMapping("/api/v1/lab/commission/simulate")
    @Operation(
            summary = "Price a history of paying trade credits by a schedule",
            description = "Without a schedule by the default one. The tier of a month follows from the month before.")
    Answer simulate(@Valid @RequestBody Question asked) {
        ScheduleEntry schedule = schedule(asked.schedule());
        List<Credited> history = asked.history().stream()
                .map(credit -> new Credited(credit.influencerId(), credit.at().toEpochMilli(), credit.creditMicros()))
                .toList();
        try {
            return answer(schedule, SimulateSchedule.simulate(schedule, history));
        } catch (ArithmeticException e) {
            throw refused("history", "sums to more than a number can hold");
        }
    }

    private static ScheduleEntry schedule(@Nullable ScheduleGiven given) {
        if (given == null) {
            return ScheduleEntry.DEFAULT;
        }
        List<Tier> tiers = given.tiers().stream()
                .map(tier -> new Tier(tier.name(), tier.fromMicros(), tier.basisPoints()))
                .toList();
        try {
            return new ScheduleEntry(1, Long.MIN_VALUE, tiers);
        } catch (IllegalArgumentException e) {
            throw refused("schedule.tiers", String.valueOf(e.getMessage()));
        }
    }

    private static Refused refused(String field, String reason) {
        return new Refused(
                CommonProblem.INVALID_REQUEST, field + ": " + reason, Map.of("fields", Map.of(field, reason)));
    }

    private static Answer answer(ScheduleEntry schedule, SimulateSchedule.Answer answer) {
        List<Line> lines =
                answer.lines().stream().map(line -> line(schedule, line)).toList();
        List<TierTotal> tiers = answer.tiers().stream()
                .map(total -> new TierTotal(
                        schedule.tiers().get(total.tier()).name(),
                        total.lines(),
                        total.creditMicros(),
                        total.amountMicros()))
                .toList();
        return new Answer(lines, tiers, answer.amountMicros());
    }

    private static Line line(ScheduleEntry schedule, Priced line) {
        return new Line(
                line.credit().influencerId(),
                Instant.ofEpochMilli(line.credit().at()),
                line.credit().creditMicros(),
                schedule.tiers().get(line.tier()).name(),
                line.basisPoints(),
                line.amountMicros(),
                why(schedule, line));
    }

    private static String why(ScheduleEntry schedule, Priced line) {
        String reached = "credits of " + line.monthBefore() + " are " + line.decidingMicros() + " micros: ";
        if (line.tier() > 0) {
            Tier tier = schedule.tiers().get(line.tier());
            return reached + tier.name() + " begins at " + tier.fromMicros();
        }
        return reached
                + IntStream.range(1, schedule.tiers().size())
                        .mapToObj(i -> schedule.tiers().get(i))
                        .findFirst()
                        .map(next -> next.name() + " would begin at " + next.fromMicros())
                        .orElse("there is one tier");
    }
}
