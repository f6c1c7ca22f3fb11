package io.clearshare.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.commission.ApplyLimits.Cap;
import io.clearshare.domain.commission.ApplyLimits.Line;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.LimitEntry.Period;
import io.clearshare.domain.program.Programme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplyLimitsTest {

    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    @Test
    void withoutALimitNothingIsCapped() {
        assertThat(ApplyLimits.caps(List.of(line("a", "ann", 10, 0), undo("r", "a", "ann", -10, 1)), limits()))
                .isEmpty();
    }

    @Test
    void aLineIsPaidAsFarAsTheTightestLimitHasRoom() {
        Programme limits =
                limits(limit("ann", Period.MONTH, 12), limit("ann", Period.DAY, 8), limit("programme", Period.ALL, 15));
        assertThat(ApplyLimits.caps(
                        List.of(
                                line("a", "ann", 10, 0),
                                line("b", "ann", 10, 24),
                                line("c", "bob", 10, 25),
                                line("d", "bob", 10, 26)),
                        limits))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", new Cap(-2, "limit/ann/day@1"),
                        "b", new Cap(-6, "limit/ann/month@1"),
                        "c", new Cap(-7, "limit/programme/all@1"),
                        "d", new Cap(-10, "limit/programme/all@1")));
    }

    @Test
    void aReversalTakesBackWhatWasPaidAndFreesTheRoomOfThatDay() {
        Programme limits = limits(limit("ann", Period.DAY, 4));
        Map<String, Cap> caps = ApplyLimits.caps(
                List.of(line("a", "ann", 10, 0), undo("r", "a", "ann", -10, 30), line("b", "ann", 10, 31)), limits);
        assertThat(caps)
                .containsEntry("a", new Cap(-6, "limit/ann/day@1"))
                .containsEntry("r", new Cap(6, ""))
                .containsEntry("b", new Cap(-6, "limit/ann/day@1"));
        Line again = line("c", "ann", 3, 1);
        assertThat(ApplyLimits.caps(List.of(line("a", "ann", 10, 0), undo("r", "a", "ann", -10, 0), again), limits))
                .doesNotContainKey("c");
    }

    @Test
    void anAdjustmentFirstGivesUpWhatTheLimitKept() {
        Programme limits = limits(limit("ann", Period.ALL, 4));
        Line less = new Line("adj", "ann", "trade:a", "", -3, START);
        assertThat(ApplyLimits.caps(List.of(line("a", "ann", 10, 0), less), limits))
                .containsEntry("adj", new Cap(3, ""));
        Line muchLess = new Line("adj", "ann", "trade:a", "", -8, START);
        assertThat(ApplyLimits.caps(List.of(line("a", "ann", 10, 0), muchLess), limits))
                .containsEntry("adj", new Cap(6, ""));
    }

    @Test
    void aLimitHoldsForWhatSettlesUnderItAndCountsWhatWasSpentBefore() {
        LimitEntry later = new LimitEntry(1, START + 2 * HOUR, "ann", Period.MONTH, 15);
        LimitEntry lifted = new LimitEntry(2, START + 4 * HOUR, "ann", Period.MONTH, LimitEntry.NONE);
        assertThat(ApplyLimits.caps(
                        List.of(
                                line("a", "ann", 10, 0),
                                line("b", "ann", 10, 2),
                                line("c", "ann", 10, 3),
                                line("d", "ann", 10, 4)),
                        limits(later, lifted)))
                .containsOnlyKeys("b", "c")
                .containsEntry("b", new Cap(-5, "limit/ann/month@1"));
    }

    @Test
    void randomLinesAgreeWithARecountAndKeepEveryLimit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<LimitEntry> entries = new ArrayList<>();
            for (String scope : List.of("ann", "bob", "programme")) {
                for (Period period : Period.values()) {
                    if (random.nextBoolean()) {
                        entries.add(new LimitEntry(1, 0, scope, period, random.nextInt(120)));
                    }
                }
            }
            List<Line> lines = draw(random);
            Programme limits = Programme.of(entries);
            Map<String, Cap> caps = ApplyLimits.caps(lines, limits);
            assertThat(Recount.caps(lines, entries))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(amounts(caps));
            assertThat(Recount.excess(lines, amounts(caps), entries))
                    .as("seed %d round %d", seed, round)
                    .isEmpty();
            Collections.shuffle(lines, random);
            assertThat(ApplyLimits.caps(lines, limits)).as("seed %d", seed).isEqualTo(caps);
        }
    }

    private static Map<String, Long> amounts(Map<String, Cap> caps) {
        Map<String, Long> amounts = new HashMap<>();
        caps.forEach((id, cap) -> amounts.put(id, cap.amountMicros()));
        return amounts;
    }

    private static List<Line> draw(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String who = random.nextBoolean() ? "ann" : "bob";
            long at = START + random.nextInt(24 * 50) * HOUR;
            lines.add(new Line("e" + i, who, "trade:" + i, "", 1 + random.nextInt(40), at));
            int fate = random.nextInt(6);
            long after = at + random.nextInt(3) * 30L * HOUR;
            long amount = lines.get(lines.size() - 1).amountMicros();
            if (fate == 0) {
                lines.add(new Line("b" + i, who, "trade:r" + i, "e" + i, -amount, after));
            } else if (fate == 1) {
                lines.add(new Line("f" + i, who, "trade:" + i, "", -(1 + random.nextInt((int) amount)), after));
            }
        }
        return lines;
    }

    /** Says the same once more without running sums: every look at a limit adds up all that was paid before. */
    private static final class Recount {

        private record Paid(Line of, long micros) {}

        static Map<String, Long> caps(List<Line> lines, List<LimitEntry> limits) {
            List<Line> sorted = new ArrayList<>(lines);
            sorted.sort((a, b) -> a.settlesAt() != b.settlesAt()
                    ? Long.compare(a.settlesAt(), b.settlesAt())
                    : (a.amountMicros() < 0) != (b.amountMicros() < 0)
                            ? (a.amountMicros() < 0 ? 1 : -1)
                            : a.earningId().compareTo(b.earningId()));
            List<Paid> paid = new ArrayList<>();
            Map<String, Long> caps = new HashMap<>();
            for (Line line : sorted) {
                Line origin = line;
                long pay;
                if (line.amountMicros() > 0) {
                    pay = line.amountMicros();
                    for (LimitEntry limit : limits) {
                        if (concerns(limit, line)) {
                            pay = Math.max(0, Math.min(pay, limit.limitMicros() - sum(limit, line, paid)));
                        }
                    }
                } else {
                    origin = lines.stream()
                            .filter(one -> one.amountMicros() > 0
                                    && (one.earningId().equals(line.negates())
                                            || line.negates().isEmpty()
                                                    && one.conversionId().equals(line.conversionId())))
                            .findFirst()
                            .orElseThrow();
                    Line of = origin;
                    long stands = paid.stream()
                            .filter(one -> one.of().equals(of))
                            .mapToLong(Paid::micros)
                            .sum();
                    pay = Math.min(stands, of.amountMicros() + line.amountMicros()) - stands;
                }
                paid.add(new Paid(origin, pay));
                if (pay != line.amountMicros()) {
                    caps.put(line.earningId(), pay - line.amountMicros());
                }
            }
            return caps;
        }

        private static long sum(LimitEntry limit, Line line, List<Paid> paid) {
            return paid.stream()
                    .filter(one -> concerns(limit, one.of()) && same(limit.period(), one.of(), line))
                    .mapToLong(Paid::micros)
                    .sum();
        }

        /** Limits that more was paid than they allow in the period of some line. */
        static List<LimitEntry> excess(List<Line> lines, Map<String, Long> caps, List<LimitEntry> limits) {
            Map<String, Line> origins = new HashMap<>();
            lines.forEach(line -> origins.put(line.earningId(), line));
            List<Paid> paid = new ArrayList<>();
            for (Line line : lines) {
                @Nullable
                Line origin = line.amountMicros() > 0
                        ? line
                        : origins.get(
                                line.negates().isEmpty()
                                        ? "e" + line.earningId().substring(1)
                                        : line.negates());
                paid.add(new Paid(
                        Objects.requireNonNull(origin), line.amountMicros() + caps.getOrDefault(line.earningId(), 0L)));
            }
            return limits.stream()
                    .filter(limit -> lines.stream()
                            .filter(line -> concerns(limit, line))
                            .anyMatch(line -> sum(limit, line, paid) > limit.limitMicros()))
                    .toList();
        }

        private static boolean concerns(LimitEntry limit, Line line) {
            return limit.scope().equals("programme") || limit.scope().equals(line.influencerId());
        }

        private static boolean same(Period period, Line one, Line other) {
            String a = Instant.ofEpochMilli(one.settlesAt())
                    .atOffset(ZoneOffset.UTC)
                    .toString();
            String b = Instant.ofEpochMilli(other.settlesAt())
                    .atOffset(ZoneOffset.UTC)
                    .toString();
            int length = period == Period.DAY ? 10 : period == Period.MONTH ? 7 : 0;
            return a.substring(0, length).equals(b.substring(0, length));
        }
    }

    private static Programme limits(LimitEntry... entries) {
        return Programme.of(List.of(entries));
    }

    private static LimitEntry limit(String scope, Period period, long micros) {
        return new LimitEntry(1, 0, scope, period, micros);
    }

    private static Line line(String id, String who, long micros, int hour) {
        return new Line(id, who, "trade:" + id, "", micros, START + hour * HOUR);
    }

    private static Line undo(String id, String negates, String who, long micros, int hour) {
        return new Line(id, who, "trade:" + id, negates, micros, START + hour * HOUR);
    }
}
