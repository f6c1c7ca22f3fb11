package io.clearshare.stack.reconcile;

import io.clearshare.stack.oracle.Oracle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Kafka against ClickHouse: every event accounted for, every computed cell recomputed. */
final class CheckStream {
    static final String CREDITS = "SELECT conversion_id, model, click_id, influencer_id, upper(code), user_id,"
            + " toUnixTimestamp64Milli(occurred_at), credit_micros, toInt64(toDecimal128(share, 9) * 1000000000),"
            + " toUInt8(paying), platform, content_type, campaign FROM credits";
    /** The second implementation, in SQL, with the contract's terms. */
    private static final String TWIN = "SELECT conversion_id, model, click_id, influencer_id, code, user_id,"
            + " occurred_millis, credit_micros, share_nanos, paying, platform, content_type, campaign"
            + " FROM credits_if(window_millis = 2592000000, half_life_millis = 604800000, paying_model = '',"
            + " bounty_micros = -1)";

    static final String ROI = "SELECT toString(day), influencer_id, campaign, platform, content_type, clicks,"
            + " unique_visitors, toInt64(toDecimal128(signups, 9) * 1000000000),"
            + " toInt64(toDecimal128(activations, 9) * 1000000000), volume_micros, fee_micros, commission_micros,"
            + " spend_micros FROM roi_daily";
    static final String EXPERIMENTS = "SELECT experiment_id, variant, toUnixTimestamp(hour) * 1000, visitors,"
            + " mixed, signups, activations, fee_micros, toString(toInt128(fee_micros_squared)) FROM experiment_counts";
    static final String CLICKS = "SELECT visitor_id, event_id, counted, reason FROM clicks";
    static final String TRADES =
            "SELECT user_id, trade_id, event_id, toUnixTimestamp64Milli(occurred_at), volume_micros,"
                    + " fee_micros, reverses FROM trades";
    static final String SIGNUPS =
            "SELECT user_id, event_id, visitor_id, toUnixTimestamp64Milli(occurred_at), code FROM signups";
    static final String MALFORMED = "SELECT topic, partition, offset FROM dead_letters WHERE reason NOT IN"
            + " ('CONFLICTING_DUPLICATE', 'DUPLICATE_ENTITY', 'INVALID_REVERSAL', 'UNKNOWN_ORIGINAL')";

    private final ReadClickHouse tables;
    private final EventsAsSent sent;
    private final Oracle oracle;
    private final Report report;

    CheckStream(ReadClickHouse tables, EventsAsSent sent, Report report) {
        this.tables = tables;
        this.sent = sent;
        this.report = report;
        this.oracle = new Oracle(sent.events(), sent.programme());
    }

    static Set<String> beyondHorizon(ReadClickHouse tables) throws IOException, InterruptedException {
        Set<String> places = new TreeSet<>();
        for (List<String> row : tables.rows("SELECT topic, partition, offset FROM late_events")) {
            places.add(shortName(row.get(0)) + "|" + row.get(1) + "|" + row.get(2));
        }
        return places;
    }

    void run() throws IOException, InterruptedException {
        ingest();
        events();
        Map<String, String> credits = tables.cells(CREDITS, 3);
        report.compare("credits", oracle.credits, credits, false);
        report.compare("credits = their twin in SQL", tables.cells(TWIN, 3), credits, false);
        conservation();
        report.compare(
                "earnings by conversion and influencer",
                oracle.earnings,
                amounts("SELECT conversion_id, influencer_id, sum(amount_micros) AS micros FROM earnings"
                        + " WHERE conversion_id != '' GROUP BY conversion_id, influencer_id HAVING micros != 0"),
                false);
        report.compare("roi_daily", oracle.roiDaily, tables.cells(ROI, 5), false);
        report.compare("experiment_counts", oracle.experimentCounts, tables.cells(EXPERIMENTS, 3), true);
    }

    private Map<String, Long> amounts(String sql) throws IOException, InterruptedException {
        return tables.cells(sql, 2, figures -> Long.parseLong(figures.get(0)));
    }

    private void ingest() throws IOException, InterruptedException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, Long> malformed = new TreeMap<>();
        sent.malformed().forEach(place -> malformed.merge(place.substring(0, place.indexOf('|')), 1L, Long::sum));
        Map<String, Long> late = new TreeMap<>();
        beyondHorizon(tables).forEach(place -> late.merge(place.substring(0, place.indexOf('|')), 1L, Long::sum));
        sent.received().forEach((topic, received) -> {
            if (received > 0) {
                long dead = malformed.getOrDefault(topic, 0L) + oracle.refused(topic);
                long beyond = late.getOrDefault(topic, 0L);
                expected.put(
                        topic,
                        "received " + received + " = counted " + oracle.counted(topic) + " + repeats "
                                + oracle.repeats(topic) + " + dead letters " + dead + " + beyond horizon " + beyond);
            }
        });
        Map<String, String> found = new TreeMap<>();
        for (List<String> row : tables.rows("SELECT topic, received, counted, repeats, dead_letters, beyond_horizon"
                + " FROM ingest_counts WHERE received > 0")) {
            if (sent.received().containsKey(shortName(row.get(0)))) {
                found.put(
                        shortName(row.get(0)),
                        "received " + row.get(1) + " = counted " + row.get(2) + " + repeats " + row.get(3)
                                + " + dead letters " + row.get(4) + " + beyond horizon " + row.get(5));
            }
        }
        report.compare("ingest_counts by topic", expected, found, false);
        report.compare("malformed records listed as dead letters", marked(sent.malformed()), malformedListed(), true);
    }

    private Map<String, String> malformedListed() throws IOException, InterruptedException {
        Set<String> places = new TreeSet<>();
        for (List<String> row : tables.rows(MALFORMED)) {
            if (sent.received().containsKey(shortName(row.get(0)))) {
                places.add(shortName(row.get(0)) + "|" + row.get(1) + "|" + row.get(2));
            }
        }
        return marked(places);
    }

    private static Map<String, String> marked(Set<String> places) {
        Map<String, String> marked = new TreeMap<>();
        places.forEach(place -> marked.put(place, "refused"));
        return marked;
    }

    private void events() throws IOException, InterruptedException {
        report.compare("clicks, counted or why not", oracle.clickVerdicts(), tables.cells(CLICKS, 2), false);
        report.compare("trades", oracle.acceptedTrades(), tables.cells(TRADES, 2), false);
        report.compare("signups", oracle.acceptedSignups(), tables.cells(SIGNUPS, 1), false);
        for (String topic : List.of("identities", "spend", "posts")) {
            long rows = Long.parseLong(
                    tables.rows("SELECT count() FROM " + topic).get(0).get(0));
            report.compareTotals(topic, rows, oracle.counted(topic), rows);
        }
    }

    /** Σ credits = Σ conversion value, per conversion and model, from the table alone. */
    private void conservation() throws IOException, InterruptedException {
        Map<String, Long> expected = oracle.valuePerConversionAndModel();
        Map<String, Long> found = amounts(
                "SELECT conversion_id, model, sum(credit_micros) FROM credits" + " GROUP BY conversion_id, model");
        report.compare("credits per conversion and model = its value", expected, found, false);
    }

    static String shortName(String topic) {
        return topic.startsWith("clearshare.") ? topic.substring("clearshare.".length()) : topic;
    }
}
