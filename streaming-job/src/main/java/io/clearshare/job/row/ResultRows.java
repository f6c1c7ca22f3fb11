package io.clearshare.job.row;

import io.clearshare.domain.attribution.Conversion;
import io.clearshare.domain.attribution.Excluded;
import io.clearshare.domain.attribution.Line;
import io.clearshare.domain.attribution.PathTouch;
import io.clearshare.domain.event.Ids;
import io.clearshare.domain.experiment.ExperimentOutcome;
import io.clearshare.domain.fraud.Hit;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the tables of decisions, conversions apart. */
public final class ResultRows {

    private ResultRows() {}

    /** An earning line; the touch's dimensions come from the conversion, which is null when it is no more. */
    public static Row earning(String userId, Line line, @Nullable Conversion conversion) {
        Touch touch = conversion == null ? null : touchOf(line, conversion);
        return Row.written(
                Table.EARNINGS,
                new RowBinary()
                        .text(line.earningId())
                        .text(line.influencerId())
                        .text(line.code())
                        .text(line.conversionId())
                        .text(userId)
                        .text(line.clickId())
                        .text(line.kind().wireName())
                        .int64(line.amountMicros())
                        .text(Currency.USD.name())
                        .time(line.occurredAt())
                        .time(line.settlesAt())
                        .int32(line.tier())
                        .text(touch == null ? "" : touch.platform())
                        .text(touch == null ? "" : touch.contentType())
                        .text(touch == null ? "" : touch.campaign())
                        .text(negated(line, conversion))
                        .int64(line.ruleVersion()));
    }

    private static @Nullable Touch touchOf(Line line, Conversion conversion) {
        for (PathTouch touch : conversion.path().touches()) {
            if (touch.touch().clickId().equals(line.clickId())) {
                return touch.touch();
            }
        }
        return null;
    }

    /** The line that a reversal's line takes back has the same id, but for the conversion at its front. */
    private static String negated(Line line, @Nullable Conversion conversion) {
        if (conversion == null || !conversion.isReversal()) {
            return "";
        }
        String front = Ids.asPart(conversion.id());
        return line.earningId().startsWith(front)
                ? Ids.asPart(conversion.reverses()) + line.earningId().substring(front.length())
                : "";
    }

    public static Row excluded(String userId, List<Excluded> excluded) {
        RowBinary row = new RowBinary()
                .text(userId)
                .texts(each(excluded, e -> e.touch().clickId()))
                .texts(each(excluded, e -> e.touch().code()))
                .int64s(excluded.stream().mapToLong(e -> e.touch().at()).toArray())
                .texts(each(excluded, e -> e.reason().name()));
        return Row.written(Table.EXCLUDED_TOUCHES, row);
    }

    private static List<String> each(List<Excluded> excluded, Function<Excluded, String> part) {
        return excluded.stream().map(part).toList();
    }

    public static Row hit(Hit hit) {
        return Row.written(
                Table.FRAUD_HITS,
                new RowBinary()
                        .text(hit.hitId())
                        .text(hit.caseId())
                        .text(hit.rule())
                        .int64(hit.ruleVersion())
                        .text(hit.subjectType())
                        .text(hit.subjectId())
                        .text(hit.influencerId())
                        .text(hit.code())
                        .texts(hit.clickIds())
                        .int32(hit.score())
                        .text(hit.action())
                        .text(hit.evidenceJson())
                        .time(hit.occurredAt())
                        .bool(hit.shadow()));
    }

    /** What tells a hit's row from others: a clickId that several events carry may be hit in several cases. */
    public static String hitId(Hit hit) {
        return hit.hitId() + "\n" + hit.caseId();
    }

    /** The removal of the hit with this {@link #hitId}. */
    public static Row noHit(String hitId) {
        int end = hitId.lastIndexOf('\n');
        return Row.removed(
                Table.FRAUD_HITS, new RowBinary().text(hitId.substring(0, end)).text(hitId.substring(end + 1)));
    }

    public static Row exposure(Exposure exposure) {
        return Row.written(
                Table.EXPOSURES,
                exposureKey(exposure.experimentId(), exposure.visitorId())
                        .text(exposure.variant())
                        .time(exposure.at())
                        .bool(exposure.mixed()));
    }

    public static RowBinary exposureKey(String experimentId, String visitorId) {
        return new RowBinary().text(experimentId).text(visitorId);
    }

    public static Row experimentUser(ExperimentOutcome outcome) {
        return Row.written(
                Table.EXPERIMENT_USERS,
                new RowBinary()
                        .text(outcome.experimentId())
                        .text(outcome.userId())
                        .text(outcome.variant())
                        .time(outcome.at())
                        .int64(outcome.signups())
                        .int64(outcome.activations())
                        .int64(outcome.feeMicros()));
    }
}
