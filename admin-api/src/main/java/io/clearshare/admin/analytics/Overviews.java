package io.clearshare.admin.analytics;

import io.clearshare.admin.payout.NotPaidBecause;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutSummary;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.program.TrackedLink;
import io.clearshare.admin.progress.Progress;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts overviews together, for as many influencers as look at theirs, with the same few questions. */
@Component
class Overviews {

    private static final int DAYS_MAX = 60;
    private static final String DISCLOSURE = "#ad I earn a commission when you sign up through my link";

    private final Figures figures;
    private final Standings standings;
    private final Influencers influencers;
    private final Payouts payouts;
    private final Progress progress;
    private final TrackedLink links;

    Overviews(
            Figures figures,
            Standings standings,
            Influencers influencers,
            Payouts payouts,
            Progress progress,
            TrackedLink links) {
        this.figures = figures;
        this.standings = standings;
        this.influencers = influencers;
        this.payouts = payouts;
        this.progress = progress;
        this.links = links;
    }

    /**
     * @throws Refused when there is no such influencer
     */
    Overview of(String influencerId) {
        Overview overview = ofAll(List.of(influencerId)).get(influencerId);
        if (overview == null) {
            throw new Refused(CommonProblem.NOT_FOUND, "No influencer " + influencerId);
        }
        return overview;
    }

    Map<String, Overview> ofAll(Collection<String> influencerIds) {
        // The stamp is read first: the figures may be newer than it says, never older.
        Instant completeUpTo = progress.completeUpTo();
        Map<String, Influencer> people = influencers.findAll(influencerIds);
        List<String> codes = people.values().stream()
                .flatMap(person -> person.codes().stream())
                .map(code -> code.toUpperCase(Locale.ROOT))
                .toList();
        Answers answers = new Answers(
                figures.clicks(codes),
                figures.outcomes(influencerIds),
                figures.money(influencerIds),
                figures.clicksByDay(codes),
                figures.signupsByDay(influencerIds),
                figures.earnedByDay(influencerIds),
                standings.of(people.keySet()));
        Map<String, Overview> overviews = new LinkedHashMap<>();
        people.values()
                .forEach(person -> overviews.put(person.influencerId(), overview(person, answers, completeUpTo)));
        return overviews;
    }

    private record Answers(
            Map<String, WarehouseRow> clicks,
            Map<String, WarehouseRow> outcomes,
            Map<String, WarehouseRow> money,
            Map<String, List<WarehouseRow>> clicksByDay,
            Map<String, List<WarehouseRow>> signupsByDay,
            Map<String, List<WarehouseRow>> earnedByDay,
            Map<String, Overview.Standing> standings) {

        long clicks(Influencer person, String column) {
            return keys(person).stream()
                    .mapToLong(key -> number(clicks.get(key), column))
                    .sum();
        }

        static List<String> keys(Influencer person) {
            return person.codes().stream()
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .toList();
        }

        static long number(@Nullable WarehouseRow row, String column) {
            return row == null ? 0 : row.integer(column);
        }
    }

    private Overview overview(Influencer person, Answers answers, Instant completeUpTo) {
        String id = person.influencerId();
        WarehouseRow outcomes = answers.outcomes().get(id);
        WarehouseRow money = answers.money().get(id);
        PayoutSummary summary = payouts.summary(id);
        return new Overview(
                id,
                person.handle(),
                person.state().wireName(),
                person.code(),
                links.of(person),
                DISCLOSURE,
                person.wallet(),
                completeUpTo,
                answers.clicks(person, "clicks"),
                answers.clicks(person, "counted_clicks"),
                answers.clicks(person, "visitors"),
                Answers.number(outcomes, "signups"),
                Answers.number(outcomes, "activations"),
                Answers.number(outcomes, "volume_micros"),
                Answers.number(outcomes, "fee_micros"),
                new Overview.Money(
                        Answers.number(money, "provisional"),
                        Answers.number(money, "held"),
                        Answers.number(money, "settled"),
                        summary.reservedMicros(),
                        summary.paidMicros(),
                        summary.payableMicros()),
                Objects.requireNonNull(answers.standings().get(id)),
                summary.thresholdMicros(),
                Answers.number(money, "waiting") > 0 && money != null ? money.instant("next_settles_at") : null,
                withHeld(summary.notPaidBecause(), Answers.number(money, "held")),
                series(person, answers));
    }

    /** Lines are held before they reach the books, so the stream knows of a hold first. */
    private static List<NotPaidBecause> withHeld(List<NotPaidBecause> reasons, long heldMicros) {
        if (heldMicros <= 0 || reasons.stream().anyMatch(reason -> reason.code() == Code.HELD)) {
            return reasons;
        }
        List<NotPaidBecause> all = new ArrayList<>(List.of(NotPaidBecause.held(heldMicros)));
        all.addAll(reasons);
        return List.copyOf(all);
    }

    private static List<Overview.Point> series(Influencer person, Answers answers) {
        Map<String, Overview.Point> days = new TreeMap<>();
        for (String key : Answers.keys(person)) {
            fold(
                    days,
                    answers.clicksByDay().get(key),
                    (day, row) -> new Overview.Point(day, row.integer("clicks"), 0, 0));
        }
        String id = person.influencerId();
        fold(days, answers.signupsByDay().get(id), (day, row) -> new Overview.Point(day, 0, row.integer("signups"), 0));
        fold(days, answers.earnedByDay().get(id), (day, row) -> new Overview.Point(day, 0, 0, row.integer("earned")));
        List<Overview.Point> points = new ArrayList<>(days.values());
        return points.subList(Math.max(0, points.size() - DAYS_MAX), points.size());
    }

    private static void fold(
            Map<String, Overview.Point> days,
            @Nullable List<WarehouseRow> rows,
            BiFunction<String, WarehouseRow, Overview.Point> point) {
        if (rows == null) {
            return;
        }
        for (WarehouseRow row : rows) {
            String day = row.text("day") + "T00:00:00Z";
            days.merge(
                    day,
                    point.apply(day, row),
                    (left, right) -> new Overview.Point(
                            day,
                            left.clicks() + right.clicks(),
                            left.signups() + right.signups(),
                            left.earnedMicros() + right.earnedMicros()));
        }
    }
}
