package io.clearshare.benchmark.expect;

import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.Names;
import io.clearshare.benchmark.workload.Story;
import io.clearshare.benchmark.workload.Workload;
import java.util.Arrays;

/**
 * What the contract demands for a workload. It is computed story by story, without the job's code; a test compares it with
 * the contract's full oracle.
 */
public final class Expectation {

    private static final long HOUR = 3_600_000;
    private static final long LOOKBACK = 30 * 24 * HOUR;
    private static final long BOUNTY_MICROS = 2_000_000;
    private static final long THRESHOLD_MICROS = 4_000_000;
    private static final long WHOLE = 1_000_000_000;

    private final Cells last = new Cells();
    private final Cells all = new Cells();
    private final long accepted;
    private final long refused;

    private int[] path = new int[0];
    private long pathAt;

    private Expectation(long accepted, long refused) {
        this.accepted = accepted;
        this.refused = refused;
    }

    public static Expectation of(Workload workload, Arrivals arrivals) {
        long refused = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            refused += arrivals.event(i) == Arrivals.CUT_OFF ? 1 : 0;
        }
        Expectation expectation = new Expectation(arrivals.size() - refused, refused);
        Story story = new Story(workload.seed());
        for (int visitor = 0; visitor < arrivals.visitors(); visitor++) {
            story.tell(visitor);
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
        for (int i = 0; i < story.clicks; i++) {
            long at = story.at[i];
            if (at <= signedUp && signedUp < at + LOOKBACK && isCounted(story, i)) {
                int to = size++;
                for (; to > 0 && story.at[found[to - 1]] > at; to--) {
                    found[to] = found[to - 1];
                }
                found[to] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Whether no earlier click of the hour carries the same code. */
    private static boolean isCounted(Story story, int click) {
        for (int i = 0; i < story.clicks; i++) {
            if (story.influencer[i] == story.influencer[click]
                    && story.at[i] / HOUR == story.at[click] / HOUR
                    && story.at[i] < story.at[click]) {
                return false;
            }
        }
        return true;
    }

    private void convert(Story story, int visitor, String id, long value, boolean inSubset) {
        if (path.length == 0) {
            Weights.MODELS.forEach(model -> all.add(id, row(model, "", "", "", value, WHOLE)));
            if (inSubset) {
                last.add(id, lastRow("", "", value));
            }
            return;
        }
        long[] touchAt = new long[path.length];
        for (int k = 0; k < path.length; k++) {
            touchAt[k] = story.at[path[k]];
        }
        for (String model : Weights.MODELS) {
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
