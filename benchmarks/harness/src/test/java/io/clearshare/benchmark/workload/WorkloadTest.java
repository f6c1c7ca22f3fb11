package io.clearshare.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The workload is what the page about it says. */
class WorkloadTest {

    private static final int RECORDS = 100_000;

    private final Workload workload = new Workload(7, RECORDS);
    private final Arrivals arrivals = Arrivals.of(workload);
    private final Stories stories = new Stories(workload);

    @Test
    void eightyTwelveEight() {
        Map<Topic, Integer> records = new EnumMap<>(Topic.class);
        for (int i = 0; i < arrivals.size(); i++) {
            Story story = stories.of(arrivals.visitor(i));
            records.merge(RecordJson.topic(story, arrivals.event(i)), 1, Integer::sum);
        }
        assertThat(records.getOrDefault(Topic.CLICKS, 0) / (double) arrivals.size())
                .isCloseTo(0.80, Offset.offset(0.02));
        assertThat(records.getOrDefault(Topic.SIGNUPS, 0) / (double) arrivals.size())
                .isCloseTo(0.12, Offset.offset(0.01));
        assertThat(records.getOrDefault(Topic.TRADES, 0) / (double) arrivals.size())
                .isCloseTo(0.08, Offset.offset(0.01));
    }

    @Test
    void whoSignsUpHasClickedSixTimes() {
        int[] clicks = new int[arrivals.visitors()];
        int people = 0;
        for (int visitor = 0; visitor < clicks.length; visitor++) {
            Story story = stories.of(visitor);
            if (story.signup != Story.NONE) {
                clicks[people++] = story.clicks;
            }
        }
        Arrays.sort(clicks, 0, people);
        assertThat(clicks[people / 2]).isEqualTo(6);
    }

    @Test
    void recordsAreAsLongAsPromisedAndTheSameEveryTime() {
        RecordJson json = new RecordJson();
        Stories toldAgain = new Stories(workload);
        for (int i = 0; i < 5_000; i++) {
            int event = arrivals.event(i);
            Story story = stories.of(arrivals.visitor(i));
            byte[] record = json.of(story, arrivals.visitor(i), event);
            if (event != Arrivals.CUT_OFF) {
                assertThat(record.length)
                        .as(new String(record, StandardCharsets.UTF_8))
                        .isBetween(180, 280);
            }
            Story again = toldAgain.of(arrivals.visitor(i));
            assertThat(json.of(again, arrivals.visitor(i), event)).isEqualTo(record);
        }
    }

    @Test
    void arrivesInOrderButForTheLate() {
        long newest = 0;
        int late = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.event(i) == Arrivals.CUT_OFF) {
                continue;
            }
            Story story = stories.of(arrivals.visitor(i));
            long at = story.at[arrivals.event(i)];
            assertThat(newest - at).isLessThan(2 * Proportions.ATTR.lateMax().toMillis());
            late += newest - at > 10_000 ? 1 : 0;
            newest = Math.max(newest, at);
        }
        assertThat(late / (double) arrivals.size()).isBetween(0.02, 0.05);
    }

    @Test
    void otherProportionsAreFollowed() {
        Workload other = new Workload(
                7,
                RECORDS,
                Proportions.ATTR.withTouches(600).withPopularity(0, 50).withRepeats(200));
        Arrivals order = Arrivals.of(other);
        Stories told = new Stories(other);
        int clicks = 0;
        int ofFirst = 0;
        int longest = 0;
        for (int visitor = 0; visitor < order.visitors(); visitor++) {
            Story story = told.of(visitor);
            longest = Math.max(longest, story.clicks);
            clicks += story.clicks;
            for (int click = 0; click < story.clicks; click++) {
                ofFirst += story.influencer[click] == 0 ? 1 : 0;
            }
        }
        assertThat(longest).isBetween(600, 601);
        assertThat(ofFirst / (double) clicks).isCloseTo(0.5, Offset.offset(0.02));
        assertThat(clicks * 1.2 / order.size()).isCloseTo(1, Offset.offset(0.02));
    }
}
