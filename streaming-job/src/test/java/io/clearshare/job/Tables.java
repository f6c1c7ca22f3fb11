package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.program.ProgramEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tables in ClickHouse beside those that follow from all events at once. */
final class Tables {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ONE_HOUR_LATER = DrawnEvents.NOON + 3_600_000;

    private Tables() {}

    /** What the tables hold once {@link #passTime} has moved event time on. */
    static StraightTables expected(List<Event> sent, List<ProgramEntry> programme) {
        return new StraightTables(sent, programme, ONE_HOUR_LATER);
    }

    static void assertSame(StreamStack stack, StraightTables expected, int heartbeats) {
        same(
                expected.credits,
                stack.query("SELECT conversion_id, conversion_type, model, influencer_id, code, click_id, user_id,"
                        + " toUnixTimestamp64Milli(occurred_at), credit_micros, toInt64(share * 1000000000), paying,"
                        + " platform, content_type, campaign FROM credits"));
        same(
                expected.earnings,
                stack.query("SELECT conversion_id, influencer_id, sum(amount_micros) AS s FROM earnings"
                        + " GROUP BY ALL HAVING s != 0"));
        same(expected.signups, stack.query("SELECT user_id, event_id FROM signups"));
        same(expected.trades, stack.query("SELECT user_id, trade_id, event_id FROM trades"));
        same(expected.deadLetters, stack.query("SELECT reason, topic, event_id FROM dead_letters"));
        same(expected.verdicts, stack.query("SELECT visitor_id, event_id, reason FROM clicks"));
        same(
                expected.exposures,
                stack.query("SELECT experiment_id, visitor_id, variant, toUnixTimestamp64Milli(exposed_at), mixed"
                        + " FROM exposure_rows FINAL"));
        same(
                expected.outcomes,
                stack.query("SELECT experiment_id, user_id, variant, toUnixTimestamp64Milli(exposed_at), signups,"
                        + " activations, fee_micros FROM experiment_user_rows FINAL"));
        same(
                expected.hits,
                stack.query(
                        "SELECT rule, subject_id, concat('[', arrayStringConcat(click_ids, ', '), ']') FROM fraud_hits"));
        expected.counts.forEach((topic, counts) -> assertThat(
                        stack.query("SELECT received, counted, repeats, dead_letters, beyond_horizon FROM ingest_counts"
                                + " WHERE topic = '" + topic.kafkaName() + "'"))
                .as(topic.kafkaName())
                .containsExactly((counts[0] + more(topic, heartbeats)) + "|" + (counts[1] + more(topic, heartbeats))
                        + "|" + counts[2] + "|" + counts[3] + "|0"));
    }

    /** Compares as bags and shows the differences only. */
    private static void same(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> unexpected = new ArrayList<>(actual);
        expected.forEach(unexpected::remove);
        assertThat(missing).as("missing; unexpected are " + unexpected).isEmpty();
        assertThat(unexpected).as("unexpected").isEmpty();
    }

    private static int more(Topic topic, int heartbeats) {
        return topic == Topic.POSTS ? heartbeats : 0;
    }

    /** Moves event time an hour on, so that reversals have waited for their originals long enough; answers with how many events. */
    static int passTime(StreamStack stack, StraightTables expected) throws Exception {
        return passTime(stack, expected, 0);
    }

    /**
     * The same after {@code sent} such events; answers with all of them. One is enough: once every input is idle, event time
     * is where the newest event is.
     */
    static int passTime(StreamStack stack, StraightTables expected, int sent) throws Exception {
        stack.send(DrawnEvents.heartbeat(sent, ONE_HOUR_LATER));
        String unknown = "SELECT count() FROM dead_letters WHERE reason = 'UNKNOWN_ORIGINAL'";
        List<String> wanted = List.of("" + expected.deadLetters("UNKNOWN_ORIGINAL"));
        Instant deadline = Instant.now().plus(PATIENCE);
        do {
            Thread.sleep(200);
            stack.awaitReadable(PATIENCE);
        } while (!stack.query(unknown).equals(wanted) && Instant.now().isBefore(deadline));
        return sent + 1;
    }
}
