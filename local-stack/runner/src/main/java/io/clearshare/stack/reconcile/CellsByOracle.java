package io.clearshare.stack.reconcile;

import io.clearshare.stack.oracle.Elsewhere;
import io.clearshare.stack.oracle.Oracle;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every cell as the oracle computes it, part by part of the events; what spans people is added up. */
final class CellsByOracle implements Cells {
    static final String CREDITS = "credits";
    static final String CONSERVATION = "credits per conversion and model = its value";
    static final String EARNINGS = "earnings by conversion and influencer";
    static final String ROI = "roi_daily";
    static final String EXPERIMENTS = "experiment_counts";
    static final String CLICKS = "clicks, counted or why not";
    static final String TRADES = "trades";
    static final String SIGNUPS = "signups";
    static final String INGEST = "ingest_counts by topic";
    static final String ROWS = "rows of identities, spend and posts";
    static final String MALFORMED = "malformed records listed as dead letters";

    /** Those that a quiet programme has as well. */
    static final List<String> ALWAYS =
            List.of(CREDITS, CONSERVATION, EARNINGS, ROI, CLICKS, TRADES, SIGNUPS, INGEST, ROWS);

    static final List<String> COUNTED = List.of("identities", "spend", "posts");

    private final EventsInParts events;
    private final Map<String, Long> beyondHorizon;

    /** @param beyondHorizon how many events of each topic take no part in any result */
    CellsByOracle(EventsInParts events, Map<String, Long> beyondHorizon) {
        this.events = events;
        this.beyondHorizon = beyondHorizon;
    }

    @Override
    public void tell(Taker taker) throws IOException {
        Map<String, String> roi = new TreeMap<>();
        Map<String, String> experiments = new TreeMap<>();
        Map<String, String> fates = new TreeMap<>();
        Elsewhere elsewhere = Elsewhere.upTo(events.newest);
        for (int part = 0; part < events.count(); part++) {
            Oracle oracle = new Oracle(events.part(part), events.programme, elsewhere);
            if (part == 0) {
                elsewhere = oracle.tellElsewhere(events.newest);
            }
            tell(oracle, taker);
            oracle.roiDaily.forEach((key, figures) -> roi.merge(key, figures, CellsByOracle::sum));
            oracle.experimentCounts.forEach((key, figures) -> experiments.merge(key, figures, CellsByOracle::sum));
            events.received.keySet().forEach(topic -> fates.merge(topic, fates(oracle, topic), CellsByOracle::sum));
        }
        roi.forEach((key, figures) -> taker.take(ROI, key, figures));
        experiments.forEach((key, figures) -> taker.take(EXPERIMENTS, key, figures));
        tellFates(fates, taker);
        COUNTED.forEach(
                topic -> taker.take(ROWS, topic, fates.getOrDefault(topic, "0").split("\\|")[0]));
        events.malformed.forEach(place -> taker.take(MALFORMED, place, "refused"));
    }

    private static void tell(Oracle oracle, Taker taker) {
        oracle.credits.forEach((key, figures) -> taker.take(CREDITS, key, figures));
        oracle.valuePerConversionAndModel().forEach((key, value) -> taker.take(CONSERVATION, key, value.toString()));
        oracle.earnings.forEach((key, micros) -> taker.take(EARNINGS, key, micros.toString()));
        oracle.clickVerdicts().forEach((key, figures) -> taker.take(CLICKS, key, figures));
        oracle.acceptedTrades().forEach((key, figures) -> taker.take(TRADES, key, figures));
        oracle.acceptedSignups().forEach((key, figures) -> taker.take(SIGNUPS, key, figures));
    }

    private static String fates(Oracle oracle, String topic) {
        return oracle.counted(topic) + "|" + oracle.repeats(topic) + "|" + oracle.refused(topic);
    }

    /** Received, counted, repeats, dead letters, beyond horizon. */
    private void tellFates(Map<String, String> fates, Taker taker) {
        events.received.forEach((topic, received) -> {
            if (received > 0) {
                long malformed = events.malformed.stream()
                        .filter(place -> place.startsWith(topic + "|"))
                        .count();
                String refused = sum(fates.getOrDefault(topic, "0|0|0"), "0|0|" + malformed);
                taker.take(INGEST, topic, received + "|" + refused + "|" + beyondHorizon.getOrDefault(topic, 0L));
            }
        });
    }

    /** Adds figure to figure. */
    static String sum(String one, String other) {
        String[] left = one.split("\\|", -1);
        String[] right = other.split("\\|", -1);
        for (int k = 0; k < left.length; k++) {
            left[k] = new BigInteger(left[k]).add(new BigInteger(right[k])).toString();
        }
        return String.join("|", left);
    }
}
