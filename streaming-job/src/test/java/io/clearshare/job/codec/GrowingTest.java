package io.clearshare.job.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.UtcTime;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Added;
import io.clearshare.domain.touch.ClickVerdict;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.domain.touch.VisitorClick;
import io.clearshare.domain.touch.VisitorHistory;
import io.clearshare.job.state.Flood;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What grows by its bytes is what it would be otherwise, and nothing that was decided changes with it. */
class GrowingTest {

    private static final long START = 1_767_225_600_000L;
    private static final String[] CODES = {"ANN", "ann", "BOB", "ÉVE", ""};

    private final long seed = Long.getLong("clearshare.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void aPlainClickChangesNothingAndFollowsFromItselfAlone() {
        int plain = 0;
        int other = 0;
        for (int visitor = 0; visitor < 3_000; visitor++) {
            int clicks = visitor % 100 == 0 ? 130 : random.nextInt(12);
            long hours = random.nextBoolean() ? 40 : 4_000;
            VisitorHistory history = new VisitorHistory();
            byte @Nullable [] packed = null;
            for (int i = 0; i < clicks; i++) {
                VisitorClick click = click(hours);
                GrowingHistory growing = new GrowingHistory(packed);
                List<ClickVerdict> verdicts = List.copyOf(history.verdicts());
                List<Exposure> exposures = List.copyOf(history.exposures());
                Map<String, List<Touch>> owned = history.touchesByOwner();
                Added added = history.add(click);
                if (growing.add(click)) {
                    plain++;
                    assertThat(added).as("seed %d", seed).isEqualTo(Added.NEW);
                    assertThat(growing.packed()).as("seed %d", seed).isEqualTo(pack(history));
                    assertThat(growing.times())
                            .hasSize(history.clicks().size())
                            .endsWith(click.touch().at());
                    assertThat(growing.links()).as("seed %d", seed).isEqualTo(history.links());
                    assertPlain(click, history, verdicts, exposures);
                    assertOwned(click, history, owned);
                } else {
                    other++;
                }
                if (random.nextInt(40) == 0) {
                    history.link(new Link("v", "u" + random.nextInt(3), time(hours)));
                }
                packed = pack(history);
            }
        }
        assertThat(plain).as("seed %d", seed).isGreaterThan(1_000);
        assertThat(other).as("seed %d", seed).isGreaterThan(1_000);
    }

    private void assertPlain(
            VisitorClick click, VisitorHistory history, List<ClickVerdict> verdicts, List<Exposure> exposures) {
        VisitorHistory alone = new VisitorHistory(List.of(click), history.links());
        List<ClickVerdict> rest = new ArrayList<>(history.verdicts());
        assertThat(rest.removeAll(alone.verdicts())).as("seed %d", seed).isTrue();
        assertThat(rest).as("seed %d", seed).isEqualTo(verdicts);
        List<Exposure> others = new ArrayList<>(history.exposures());
        assertThat(others).as("seed %d", seed).containsAll(alone.exposures());
        others.removeAll(alone.exposures());
        assertThat(others).as("seed %d", seed).isEqualTo(exposures);
    }

    private void assertOwned(VisitorClick click, VisitorHistory history, Map<String, List<Touch>> before) {
        Map<String, List<Touch>> alone = new VisitorHistory(List.of(click), history.links()).touchesByOwner();
        history.touchesByOwner().forEach((owner, touches) -> {
            List<Touch> expected = new ArrayList<>(before.getOrDefault(owner, List.of()));
            expected.addAll(alone.getOrDefault(owner, List.of()));
            assertThat(touches).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    private static byte[] pack(VisitorHistory history) {
        return Format.VISITOR_HISTORY.<VisitorHistory>packing().pack(history);
    }

    private long time(long hours) {
        return START + random.nextLong(hours) * UtcTime.HOUR + random.nextInt(2);
    }

    private VisitorClick click(long hours) {
        Touch touch = new Touch(
                "c" + random.nextInt(60),
                "v",
                time(hours),
                random.nextInt(5) == 0 ? Evidence.VIEW : Evidence.CLICK,
                CODES[random.nextInt(CODES.length)],
                random.nextBoolean() ? "x" : "",
                "video",
                random.nextBoolean() ? "x" : "a campaign of " + random.nextInt(3),
                "p" + random.nextInt(5),
                "");
        String experiment = random.nextInt(3) == 0 ? "" : "exp" + random.nextInt(20);
        return new VisitorClick(
                "e" + random.nextInt(60), random.nextLong(), touch, experiment, random.nextBoolean() ? "a" : "");
    }

    @Test
    void theFirstClickOfAMinuteLiesBesideTheOthers() {
        int alone = 0;
        int other = 0;
        for (int ip = 0; ip < 500; ip++) {
            int clicks = random.nextInt(ip % 50 == 0 ? 300 : 8);
            Flood flood = Flood.empty();
            byte @Nullable [] packed = null;
            for (int i = 0; i < clicks; i++) {
                FloodKey key = new FloodKey("hash", CODES[random.nextInt(CODES.length)], random.nextInt(200));
                FloodClick click = new FloodClick("c" + random.nextInt(50), key.minute() * UtcTime.MINUTE + i);
                GrowingFlood growing = new GrowingFlood(packed);
                Flood.Minute minute = flood.add(key, click);
                if (growing.add(key, click)) {
                    alone++;
                    assertThat(minute.clicks()).as("seed %d", seed).containsExactly(click);
                    assertThat(growing.packed()).as("seed %d", seed).isEqualTo(pack(flood));
                } else {
                    other++;
                }
                if (random.nextInt(10) == 0) {
                    minute.hits().put("hit" + i, random.nextLong());
                }
                packed = pack(flood);
            }
        }
        assertThat(alone).as("seed %d", seed).isGreaterThan(300);
        assertThat(other).as("seed %d", seed).isGreaterThan(300);
    }

    @Test
    void nothingGrowsWhenItsCodecWritesAnotherVersion() throws Exception {
        byte[] history = pack(new VisitorHistory(List.of(click(40)), List.of()));
        FloodKey key = new FloodKey("hash", "ANN", 1);
        assertThat(new GrowingHistory(null).add(click(40))).isTrue();
        assertThat(new GrowingFlood(null).add(key, new FloodClick("c1", 1))).isTrue();
        try (NextVersion histories = new NextVersion(Format.VISITOR_HISTORY);
                NextVersion floods = new NextVersion(Format.FLOOD)) {
            assertThat(new GrowingHistory(null).add(click(40))).isFalse();
            assertThat(new GrowingHistory(history).add(click(40))).isFalse();
            assertThat(new GrowingHistory(pack(new VisitorHistory())).add(click(40)))
                    .isFalse();
            assertThat(new GrowingFlood(null).add(key, new FloodClick("c1", 1))).isFalse();
            assertThat(histories.version()).isEqualTo(floods.version());
        }
    }

    private static byte[] pack(Flood flood) {
        return Format.FLOOD.<Flood>packing().pack(flood);
    }
}
