package io.clearshare.job.codec;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.job.state.Flood;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The packed clicks of an ip, which takes the first click of a minute without being unpacked. Most clicks are alone in their minute. */
public final class GrowingFlood {

    private static final PackedCodec<Flood> CODEC = Format.FLOOD.packing();
    private static final byte[] NOTHING = {};

    private byte @Nullable [] packed;

    /** The clicks as they are kept; null when there are none. */
    public GrowingFlood(byte @Nullable [] packed) {
        this.packed = packed;
    }

    /** Adds a click without hits; false, and nothing is added, when another one of that minute is there. */
    public boolean add(FloodKey key, FloodClick click) {
        byte[] before = packed;
        int count = Growing.count(before, CODEC);
        if (count < 0) {
            return false;
        }
        Scan scan = before == null ? new Scan(NOTHING, 0) : new Scan(before, Growing.START);
        for (int i = 0; i < count; i++) {
            scan.skipWord();
            scan.skipWord();
            if (scan.number() == key.minute()) {
                return false;
            }
            for (long clicks = scan.number(); clicks > 0; clicks--) {
                scan.skipText();
                scan.number();
            }
            for (long hits = scan.number(); hits > 0; hits--) {
                scan.skipText();
                scan.skip(Long.BYTES);
            }
        }
        Flood.Minute minute = new Flood.Minute(Set.of(click), Map.of());
        packed = Growing.with(
                before,
                scan.at(),
                count,
                out -> {
                    StateCodecs.OfFlood.key(key, scan, out);
                    StateCodecs.OfFlood.minute(minute, out);
                },
                NOTHING);
        return true;
    }

    /** The clicks with all that were added. */
    public byte @Nullable [] packed() {
        return packed;
    }
}
