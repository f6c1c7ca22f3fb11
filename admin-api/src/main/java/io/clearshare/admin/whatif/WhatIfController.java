package io.clearshare.admin.whatif;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.progress.Progress;
import io.clearshare.admin.whatif.AskWhatIf.Figures;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers what another model, window, schedule or bounty would change for each influencer. */
@RestController
@Tag(name = "Analytics")
class WhatIfController {

    private final AskWhatIf whatIf;
    private final Influencers influencers;
    private final Progress progress;

    WhatIfController(AskWhatIf whatIf, Influencers influencers, Progress progress) {
        this.whatIf = whatIf;
        this.influencers = influencers;
        this.progress = progress;
    }

    record TierGiven(@Nullable @Size(max = 64) String name, long fromMicros, int basisPoints) {}

    record ScheduleGiven(
            @NotEmpty @Size(max = 20) List<@Valid @NotNull TierGiven> tiers,
            @Nullable Boolean recomputeTiers) {}

    record Question(
            @Nullable String model,
            @Nullable Duration window,
            @Nullable Duration halfLife,
            @Nullable @Valid ScheduleGiven schedule,
            @Nullable Long bountyMicros,
            @Nullable @Size(max = 256) String campaign,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** One influencer; the id is empty for what nobody brought. */
    record Line(String influencerId, String handle, Figures now, Figures whatIf, Figures delta) {}

    record Totals(Figures now, Figures whatIf, Figures delta) {}

    record Answer(List<Line> influencers, Totals totals, long rowsRead, long tookMillis, Instant completeUpTo) {}

    @PostMapping("/api/v1/analytics/what-if")
    @Operation(
            summary = "What other terms would have credited and paid each influencer",
            description = "Terms left out stay as the programme has them. The terms change for everybody and from the"
                    + " beginning; campaign, from and to choose which touches and conversions are shown.")
    Answer ask(@Valid @RequestBody Question asked) {
        OtherTerms terms = terms(asked);
        Instant completeUpTo = progress.completeUpTo();
        long began = System.nanoTime();
        AskWhatIf.Answer answer = whatIf.ask(terms);
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Map<String, Influencer> people = influencers.findAll(answer.rows().stream()
                .map(AskWhatIf.Row::influencerId)
                .filter(id -> !id.isEmpty())
                .toList());
        List<Line> lines = answer.rows().stream().map(row -> line(row, people)).toList();
        return new Answer(lines, totals(answer.rows()), answer.rowsRead(), tookMillis, completeUpTo);
    }

    private static Line line(AskWhatIf.Row row, Map<String, Influencer> people) {
        Influencer person = people.get(row.influencerId());
        return new Line(
                row.influencerId(), person == null ? "" : person.handle(), row.now(), row.whatIf(), row.delta());
    }

    private static Totals totals(List<AskWhatIf.Row> rows) {
        Figures now = rows.stream().map(AskWhatIf.Row::now).reduce(Figures.NONE, Figures::plus);
        Figures whatIf = rows.stream().map(AskWhatIf.Row::whatIf).reduce(Figures.NONE, Figures::plus);
        return new Totals(now, whatIf, whatIf.minus(now));
    }

    private static OtherTerms terms(Question asked) {
        ScheduleGiven schedule = asked.schedule();
        try {
            return new OtherTerms(
                    asked.model() == null ? null : model(asked.model()),
                    asked.window(),
                    asked.halfLife(),
                    schedule == null ? null : schedule(schedule),
                    schedule != null && Boolean.TRUE.equals(schedule.recomputeTiers()),
                    asked.bountyMicros(),
                    asked.campaign(),
                    asked.from(),
                    asked.to());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private static Model model(String name) {
        for (Model model : Model.values()) {
            if (model.wireName().equals(name.toLowerCase(Locale.ROOT))) {
                return model;
            }
        }
        throw new IllegalArgumentException("There is no model " + name + "; the models are "
                + Arrays.stream(Model.values()).map(Model::wireName).collect(Collectors.joining(", ")));
    }

    private static ScheduleEntry schedule(ScheduleGiven given) {
        return new ScheduleEntry(
                1,
                Long.MIN_VALUE,
                given.tiers().stream()
                        .map(tier ->
                                new Tier(tier.name() == null ? "" : tier.name(), tier.fromMicros(), tier.basisPoints()))
                        .toList());
    }
}
