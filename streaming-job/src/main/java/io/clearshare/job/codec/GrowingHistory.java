package io.clearshare.job.codec;

import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.VisitorClick;
import io.clearshare.domain.touch.VisitorHistory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's packed history that takes clicks without being unpacked, as long as they are plain: no other click has the id, the
 * hour or the experiment of the new one, and a day cannot be full.
 *
 * <p>What follows from a plain click follows from it and the links alone, and nothing that was known changes. Most clicks are plain.
 */
public final class GrowingHistory {

    private static final PackedCodec<VisitorHistory> CODEC = Format.VISITOR_HISTORY.packing();
    private static final byte[] NO_CLICKS = {};
    private static final byte[] NO_LINKS = {0};

    /** The fields of a touch between its evidence and the experiment. */
    private static final int WORDS_OF_TOUCH = 6;

    private byte @Nullable [] packed;
    private long[] times = new long[8];
    private int clicks;
    private int endOfClicks;

    /** The history as it is kept; null when there is none. */
    public GrowingHistory(byte @Nullable [] packed) {
        this.packed = packed;
    }

    /** Adds a click; false, and nothing is added, when it is not plain. */
    public boolean add(VisitorClick click) {
        byte[] before = packed;
        int count = Growing.count(before, CODEC);
        if (count < 0 || count >= VisitorHistory.COUNTED_PER_DAY_MAX) {
            return false;
        }
        Scan scan = before == null ? new Scan(NO_CLICKS, 0) : new Scan(before, Growing.START);
        if (!isPlain(click, scan, count)) {
            return false;
        }
        int end = scan.at();
        byte[] links = before == null ? NO_LINKS : Arrays.copyOfRange(before, end, before.length);
        byte[] grown =
                Growing.with(before, end, count, out -> StateCodecs.OfVisitorHistory.click(click, scan, out), links);
        packed = grown;
        endOfClicks = grown.length - links.length;
        remember(count, click.touch().at());
        clicks = count + 1;
        return true;
    }

    private boolean isPlain(VisitorClick click, Scan scan, int count) {
        byte[] eventId = click.eventId().getBytes(StandardCharsets.UTF_8);
        byte[] clickId = click.touch().clickId().getBytes(StandardCharsets.UTF_8);
        byte[] experimentId = click.experimentId().getBytes(StandardCharsets.UTF_8);
        long hour = UtcTime.hourOf(click.touch().at());
        for (int i = 0; i < count; i++) {
            boolean same = scan.textIs(eventId);
            scan.skip(Long.BYTES);
            same |= scan.wordIs(clickId);
            scan.skipWord();
            long at = scan.number();
            remember(i, at);
            same |= UtcTime.hourOf(at) == hour;
            scan.skip(1);
            for (int word = 0; word < WORDS_OF_TOUCH; word++) {
                scan.skipWord();
            }
            same |= scan.wordIs(experimentId) && experimentId.length > 0;
            scan.skipWord();
            if (same) {
                return false;
            }
        }
        return true;
    }

    private void remember(int click, long at) {
        if (click == times.length) {
            times = Arrays.copyOf(times, 2 * click);
        }
        times[click] = at;
    }

    /** When the clicks were made, those that were there before in front; only after a click was added. */
    public long[] times() {
        return Arrays.copyOf(times, clicks);
    }

    /** The links of the visitor; only after a click was added. */
    public List<Link> links() {
        byte[] grown = Objects.requireNonNull(packed, "no click was added");
        return StateCodecs.OfVisitorHistory.links(grown, endOfClicks);
    }

    /** The history with all that was added. */
    public byte @Nullable [] packed() {
        return packed;
    }
}
