package io.clearshare.benchmark.live;

import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.Names;
import io.clearshare.benchmark.workload.RecordJson;
import io.clearshare.benchmark.workload.Story;
import io.clearshare.domain.event.Topic;
import java.util.BitSet;
import java.util.OptionalInt;

/** Events of a load whose rows can be asked for: only the first record of each, because its repeats show nothing. */
final class Samples {

    private static final int EVENT_BITS = 8;

    private final Load load;
    private final Story story;
    private final BitSet first;

    Samples(Load load) {
        this.load = load;
        this.story = new Story(load.workload());
        this.first = firsts(load.arrivals());
    }

    private static BitSet firsts(Arrivals arrivals) {
        BitSet seen = new BitSet();
        BitSet first = new BitSet(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            int event = arrivals.visitor(i) << EVENT_BITS | arrivals.event(i);
            if (arrivals.event(i) != Arrivals.CUT_OFF && !seen.get(event)) {
                seen.set(event);
                first.set(i);
            }
        }
        return first;
    }

    /** The next such event of a topic, from a number on. */
    OptionalInt next(int from, Topic topic) {
        for (int i = first.nextSetBit(from); i >= 0; i = first.nextSetBit(i + 1)) {
            if (topicOf(i) == topic) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    Topic topicOf(int index) {
        story.tell(load.arrivals().visitor(index));
        return RecordJson.topic(story, load.arrivals().event(index));
    }

    /** A question to the public names whose answer is 0 until the row of a click or the credits of a signup are there. */
    String rowExists(int index) {
        int visitor = load.arrivals().visitor(index);
        int event = load.arrivals().event(index);
        story.tell(visitor);
        if (RecordJson.topic(story, event) == Topic.SIGNUPS) {
            return "SELECT count() FROM credits WHERE conversion_id = 'signup:" + Names.user(visitor) + "'";
        }
        return "SELECT count() FROM clicks WHERE occurred_at = fromUnixTimestamp64Milli(" + story.at[event]
                + ", 'UTC') AND visitor_id = '" + Names.visitor(visitor) + "' AND click_id = '"
                + Names.click(visitor, event) + "'";
    }
}
