package io.clearshare.benchmark.laws;

import static io.clearshare.benchmark.workload.Proportions.ATTR;

import io.clearshare.benchmark.workload.Proportions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is varied, at which values, and the laws that the cost has to keep. */
enum Factor {
    EVENTS(
            "events, users growing with them",
            1,
            size -> size.more(Setting.USUAL, 0.5, 1, 2, 4),
            List.of(
                    new Growth("CPU per event flat within 10 % in events", Measure.CPU, 1, Bound.atMost(1.10)),
                    new Growth("CPU per event ≤ 1.25× per 10× users, heap", Measure.CPU, 1, Bound.perTenfold(1.25)),
                    new Growth("state linear in touches, heap", Measure.STATE, 1, Bound.atMost(1.10)))),
    USERS_ROCKSDB(
            "the same, state in RocksDB",
            1,
            size -> size.more(Setting.ROCKSDB, 0.5, 1, 2, 4),
            List.of(
                    new Growth("CPU per event ≤ 2× per 10× users, RocksDB", Measure.CPU, 1, Bound.perTenfold(2)),
                    new Growth("state linear in touches, RocksDB", Measure.STATE, 1, Bound.atMost(1.10)))),
    INFLUENCERS(
            "influencers",
            1,
            size -> size.stretch(Setting.USUAL, x -> ATTR.withInfluencers((int) x), 50, 500, 5_000, 50_000),
            List.of(new Growth("CPU per event ≤ 1.2× per 10×", Measure.CPU, 1, Bound.perTenfold(1.2)))),
    TOUCHES(
            "clicks before signup",
            1,
            size -> size.stretch(Setting.USUAL, x -> ATTR.withTouches(x == 6 ? 5.9 : x), 1, 6, 60, 600, 6_000),
            List.of(
                    new Growth("CPU per event no higher than with 6: linear", Measure.CPU, 1, Bound.from(6, 1.10)),
                    new Growth("a user of 600 costs ≤ 10× a user of 6", Measure.CPU_PER_VISITOR, 1, Bound.power(0.5)))),
    HOT_KEY(
            "popularity of influencers",
            1,
            size -> List.of(
                    size.point("uniform", 0, ATTR.withPopularity(0, 0), Setting.USUAL),
                    size.point("Zipf 1.1", 1, ATTR, Setting.USUAL),
                    size.point("one has 50 %", 2, ATTR.withPopularity(1.1, 50), Setting.USUAL),
                    size.point("one has 90 %", 3, ATTR.withPopularity(1.1, 90), Setting.USUAL)),
            List.of(new Growth("throughput ≥ 0.8 of uniform", Measure.TIME, 0, Bound.atMost(1.25)))),
    LATENESS(
            "lateness of a fifth of the events",
            1,
            size -> List.of(
                    size.point("0", 0, ATTR.withLateness(200, Duration.ZERO), Setting.USUAL),
                    size.point("1 h", 1, ATTR.withLateness(200, Duration.ofHours(1)), Setting.USUAL),
                    size.point("24 h", 24, ATTR.withLateness(200, Duration.ofDays(1)), Setting.USUAL),
                    size.point("10 d", 240, ATTR.withLateness(200, Duration.ofDays(10)), Setting.USUAL)),
            List.of(
                    new Growth("CPU per event ≤ 1.3×", Measure.CPU, 0, Bound.atMost(1.3)),
                    new Growth("state at most linear", Measure.STATE, 0, Bound.atMost(1.10)))),
    DUPLICATES(
            "events sent twice, %",
            1,
            size -> size.stretch(Setting.USUAL, x -> ATTR.withRepeats((int) (10 * x)), 0, 2, 20, 50),
            List.of(new Growth("CPU per event never higher than without", Measure.CPU, 0, Bound.atMost(1.0)))),
    FRAUD_RULES(
            "fraud rules",
            1,
            size -> List.of(
                    size.point("none", 0, ATTR.withRules(Proportions.Rules.NONE), Setting.USUAL),
                    size.point("one", 1, ATTR.withRules(Proportions.Rules.FLOOD_ONLY), Setting.USUAL),
                    size.point("both", 2, ATTR, Setting.USUAL)),
            List.of(new Growth("throughput with all ≥ 0.9 of none (G8)", Measure.TIME, 0, Bound.atMost(1 / 0.9)))),
    PROCESSORS(
            "processors",
            1,
            size -> List.of(size.point("1", 1, ATTR, Setting.ONE_PROCESSOR), size.point("2", 2, ATTR, Setting.USUAL)),
            List.of(new Growth("speed-up ≥ 1.8", Measure.TIME, 0, Bound.from(2, 1 / 1.8)))),
    MODELS(
            "attribution models",
            3,
            size -> List.of(size.point("one", 1, ATTR, Setting.ONE_MODEL), size.point("five", 5, ATTR, Setting.USUAL)),
            List.of(new Growth("five cost ≤ 5 % more than one", Measure.CPU, 0, Bound.atMost(1.05)))),
    DELIVERY(
            "guarantee, a checkpoint each second, RocksDB",
            3,
            size -> List.of(
                    size.point("at least once", 0, ATTR, Setting.AT_LEAST_ONCE),
                    size.point("exactly once", 1, ATTR, Setting.EXACTLY_ONCE)),
            List.of(new Growth("exactly-once costs ≤ 5 %", Measure.CPU, 0, Bound.atMost(1.05)))),
    CHECKPOINTS(
            "interval of checkpoints, RocksDB",
            1,
            size -> List.of(
                    size.point("none", 0, ATTR, Setting.ROCKSDB),
                    size.point("2 s", 1, ATTR, Setting.checkpointing(Duration.ofSeconds(2))),
                    size.point("0.5 s", 2, ATTR, Setting.checkpointing(Duration.ofMillis(500)))),
            List.of(new Growth("processing dips ≤ 10 %", Measure.TIME, 0, Bound.atMost(1 / 0.9)))),
    STATE(
            "touches kept, heap",
            1,
            size -> size.stretch(Setting.STATE_ALONE, ATTR::withTouches, 20, 40, 80),
            List.of(new BytesPerTouch())),
    STATE_ROCKSDB(
            "touches kept, RocksDB",
            1,
            size -> size.stretch(Setting.STATE_ALONE_ROCKSDB, ATTR::withTouches, 20, 80),
            List.of(new BytesPerTouch()));

    private final String varied;
    private final int rounds;
    private final Function<Size, List<Point>> points;
    private final List<Law> laws;

    Factor(String varied, int rounds, Function<Size, List<Point>> points, List<Law> laws) {
        this.varied = varied;
        this.rounds = rounds;
        this.points = points;
        this.laws = laws;
    }

    /** The name on the command line and in the figures. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its values are. */
    String varied() {
        return varied;
    }

    /** How many processes measure each point, in turns; more where the law speaks of few percent. */
    int rounds() {
        return rounds;
    }

    List<Point> points(Size size) {
        List<Point> all = points.apply(size);
        return size.ends() ? List.of(all.get(0), all.get(all.size() - 1)) : all;
    }

    List<Law> laws() {
        return laws;
    }

    static Factor of(String title) {
        return Arrays.stream(values())
                .filter(factor -> factor.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no factor is called " + title + "; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Factor::title).toList())));
    }
}
