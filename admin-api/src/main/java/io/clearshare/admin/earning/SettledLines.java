package io.clearshare.admin.earning;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The settled earning lines as the stream's results show them. */
interface SettledLines {

    /** Totals per influencer of the lines that settle no later than {@code upTo}. */
    Map<String, LineTotals> totals(Instant upTo);

    /** The next lines in order of settling time and id, after the given position. */
    List<SettledLine> after(String influencerId, Position position, Instant upTo, int limit);

    /** A place in the order of lines. */
    record Position(Instant settlesAt, String earningId) {

        static final Position START = new Position(Instant.EPOCH, "");

        static Position before(Instant settlesAt) {
            return new Position(settlesAt, "");
        }

        static Position of(SettledLine line) {
            return new Position(line.settlesAt(), line.earningId());
        }
    }
}
