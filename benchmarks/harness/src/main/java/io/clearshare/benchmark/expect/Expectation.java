package io.clearshare.benchmark.expect;

import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.Names;
import io.clearshare.benchmark.workload.Stories;
import io.clearshare.benchmark.workload.Story;
import io.clearshare.benchmark.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the contract demands for a workload. It is computed story by story, without the job's code; a test compares it with
 * the contract's full oracle.
 */
public final class Expectation {

    private static final long HOUR = 3_600_000;
    private static final long LOOKBACK = 30 * 24 * HOUR;
    private static final long BOUNTY_MICROS = 2_000_000;
    private static final long THRESHOLD_MICROS = 4_000_000;
    private static final int DAILY_MAX = 100;
    private static final long WHOLE = 1_000_000_000;

    private final Cells last = new Cells();
    private final Cells all = new Cells();
    private final List<String> models;
    private final long accepted;
    private final long refused;

    private int[] path = new int[0];
    private long pathAt;

    private Expectation(List<String> models, long accepted, long refused) {
        this.models = List.copyOf(models);
        this.accepted = accepted;
        this.refused = refused;
    }

    public static Expectation of(Workload workload, Arrivals arrivals) {
        return of(workload, arrivals, Weights.MODELS);
    }

    /** What it demands of a job that computes only these models. */
    public static Expectation of(Workload workload, Arrivals arrivals, List<String> models) {
        long refused = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            refused += arrivals.event(i) == Arrivals.CUT_OFF ? 1 : 0;
        }
        Expectation expectation = new Expectation(models, arrivals.size() - refused, refused);
        Stories stories = new Stories(workload);
        for (int visitor = 0; visitor < arrivals.visitors(); visitor++) {
            Story story = stories.of(visitor);
            if (story.signup != Story.NONE) {
                expectation.person(story, visitor);
            }
        }
        return expectation;
    }

    /** The model {@code last} for signups and trades: click, code, credit. */
    public Cells last() {
        return last;
    }

    /** All five models for signups, trades and activations: model, click, influencer, code, credit, share. */
    public Cells all() {
        return all;
    }

    /** Records that are events, repeats included. */
    public long accepted() {
        return accepted;
    }

    /** Records that are none. */
    public long refused() {
        return refused;
    }

    /** The digest of a row of {@link #last}. */
    public static long lastRow(String clickId, String code, long creditMicros) {
        return Cells.digest(clickId, code, creditMicros);
    }

    /** The digest of a row of {@link #all}. */
    public static long row(
            String model, String clickId, String influencerId, String code, long creditMicros, long shareNanos) {
        return Cells.digest(model, clickId, influencerId, code, creditMicros, shareNanos);
    }

    private void person(Story story, int visitor) {
        path = creditable(story);
        pathAt = story.at[story.signup];
        convert(story, visitor, "signup:" + Names.user(visitor), 0, true);
        for (int event = story.signup + 1; event < story.size; event++) {
            convert(story, visitor, "trade:" + Names.trade(visitor, event), story.feeMicros[event], true);
        }
        if (isActivated(story)) {
            convert(story, visitor, "activation:" + Names.user(visitor), BOUNTY_MICROS, false);
        }
    }

    private static boolean isActivated(Story story) {
        long fees = 0;
        for (int event = story.signup + 1; event < story.size; event++) {
            fees += story.feeMicros[event];
        }
        return fees >= THRESHOLD_MICROS;
    }

    /** The counted clicks of the thirty days before the signup, in order. */
    private static int[] creditable(Story story) {
        long signedUp = story.at[story.signup];
        int[] found = new int[story.clicks];
        int size = 0;
        for (int click : counted(story)) {
            long at = story.at[click];
            if (at <= signedUp && signedUp < at + LOOKBACK) {
                found[size++] = click;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** In order of time: the earliest click of each code and hour, of these the first hundred of each day. */
    private static List<Integer> counted(Story story) {
        List<Integer> counted = new ArrayList<>();
        Set<Integer> codesOfHour = new HashSet<>();
        long hour = -1;
        int ofDay = 0;
        for (int click : inOrder(story)) {
            long hourNow = story.at[click] / HOUR;
            if (hourNow != hour) {
                codesOfHour.clear();
                ofDay = hourNow / 24 == hour / 24 ? ofDay : 0;
                hour = hourNow;
            }
            if (codesOfHour.add(story.influencer[click]) && ofDay++ < DAILY_MAX) {
                counted.add(click);
            }
        }
        return counted;
    }

    private static int[] inOrder(Story story) {
        return IntStream.range(0, story.clicks)
                .boxed()
                .sorted(Comparator.comparingLong(click -> story.at[click]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void convert(Story story, int visitor, String id, long value, boolean inSubset) {
        if (path.length == 0) {
            models.forEach(model -> all.add(id, row(model, "", "", "", value, WHOLE)));
            if (inSubset) {
                last.add(id, lastRow("", "", value));
            }
            return;
        }
        long[] touchAt = new long[path.length];
        for (int k = 0; k < path.length; k++) {
            touchAt[k] = story.at[path[k]];
        }
        for (String model : models) {
            long[] weights = Weights.of(model, touchAt, pathAt);
            long[] credits = Weights.split(value, weights);
            long[] shares = Weights.split(WHOLE, weights);
            for (int k = 0; k < path.length; k++) {
                if (weights[k] != 0) {
                    int of = story.influencer[path[k]];
                    String click = Names.click(visitor, path[k]);
                    String influencer = Workload.influencerId(of);
                    all.add(id, row(model, click, influencer, Workload.code(of), credits[k], shares[k]));
                }
            }
        }
        if (inSubset) {
            int touch = path[path.length - 1];
            last.add(id, lastRow(Names.click(visitor, touch), Workload.code(story.influencer[touch]), value));
        }
    }
}
