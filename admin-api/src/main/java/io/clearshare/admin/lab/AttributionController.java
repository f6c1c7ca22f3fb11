package io.clearshare.admin.lab;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.attribution.ExplainAttribution;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.money.Money;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Explains how a value is credited to touches under every model, by the very classes the stream pays with. */
@RestController
@Tag(name = "Lab")
class AttributionController {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration HALF_LIFE = Duration.ofDays(7);

    /** Longer than all times that events may carry, and far from what a long holds. */
    private static final long ALL_TIME_DAYS = 3_650_000;

    record TouchGiven(
            @NotBlank @Size(max = 64) String clickId,
            @NotNull @Size(max = 64) String code,

            @NotNull @JsonDeserialize(using = EventTime.class)
            Instant at,

            @Nullable @Pattern(regexp = "click|view|code", flags = Pattern.Flag.CASE_INSENSITIVE)
            String evidence) {}

    record Question(
            @NotNull @JsonDeserialize(using = EventTime.class)
            Instant conversionAt,

            @Nullable @JsonDeserialize(using = EventTime.class)
            Instant pathAt,

            @NotNull @Min(-Money.EVENT_MAX_MICROS) @Max(Money.EVENT_MAX_MICROS)
            Long valueMicros,

            @Nullable
            @JsonDeserialize(using = TimeSpan.class)
            @DurationMin(millis = 1)
            @DurationMax(days = ALL_TIME_DAYS)
            Duration window,

            @Nullable
            @JsonDeserialize(using = TimeSpan.class)
            @DurationMin(millis = 1)
            @DurationMax(days = ALL_TIME_DAYS)
            Duration halfLife,

            @NotNull @Size(max = 10_000) List<@Valid @NotNull TouchGiven> touches) {}

    record Share(String clickId, String code, long micros) {}

    record Excluded(String clickId, String reason) {}

    record Answer(Map<String, List<Share>> credits, List<Excluded> excluded) {}

    @PostMapping("/api/v1/lab/attribution/explain")
    @Operation(summary = "Credit a value to touches under every model")
    Answer explain(@Valid @RequestBody Question asked) {
        ExplainAttribution.Question question = question(asked);
        ExplainAttribution.Answer answer = ExplainAttribution.explain(question);
        Map<String, List<Share>> credits = new LinkedHashMap<>();
        for (Model model : Model.values()) {
            credits.put(model.wireName(), shares(model, question, answer));
        }
        List<Excluded> excluded = answer.excluded().stream()
                .map(left -> new Excluded(left.touch().clickId(), left.reason().name()))
                .toList();
        return new Answer(credits, excluded);
    }

    private static ExplainAttribution.Question question(Question asked) {
        long conversionAt = asked.conversionAt().toEpochMilli();
        long pathAt = asked.pathAt() == null ? conversionAt : asked.pathAt().toEpochMilli();
        if (pathAt > conversionAt) {
            String reason = "must not be later than conversionAt";
            throw new Refused(
                    CommonProblem.INVALID_REQUEST, "pathAt " + reason, Map.of("fields", Map.of("pathAt", reason)));
        }
        return new ExplainAttribution.Question(
                conversionAt,
                pathAt,
                asked.valueMicros(),
                (asked.window() == null ? WINDOW : asked.window()).toMillis(),
                (asked.halfLife() == null ? HALF_LIFE : asked.halfLife()).toMillis(),
                asked.touches().stream().map(AttributionController::touch).toList());
    }

    private static Touch touch(TouchGiven given) {
        return new Touch(
                given.clickId(),
                "visitor of " + given.clickId(),
                given.at().toEpochMilli(),
                evidence(given.evidence()),
                given.code(),
                "",
                "",
                "",
                "",
                "");
    }

    private static Evidence evidence(@Nullable String name) {
        return name == null ? Evidence.CLICK : Evidence.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** A touch that the model gives no weight has no share, as in the table of credits. */
    private static List<Share> shares(
            Model model, ExplainAttribution.Question question, ExplainAttribution.Answer answer) {
        List<Touch> path = answer.path();
        long[] weights = model.weights(path.stream().mapToLong(Touch::at).toArray(), question.pathAt());
        long[] micros = answer.creditMicros().get(model);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (weights[i] > 0 && micros != null) {
                shares.add(new Share(path.get(i).clickId(), path.get(i).code(), micros[i]));
            }
        }
        return shares;
    }
}
