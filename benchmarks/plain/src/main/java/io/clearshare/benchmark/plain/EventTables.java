package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.event.Trade;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/** One table per topic with a row per event, filled in big batches. */
final class EventTables {

    /** ClickHouse takes batches of this size in its stride. */
    private static final int BATCH_BYTES = 4 << 20;

    /** Each row also knows when ClickHouse took it in. */
    static final List<String> SCHEMA = List.of(
            "CREATE TABLE raw_clicks (event_id String, occurred_at DateTime64(3), click_id String, visitor_id String,"
                    + " code LowCardinality(String), platform LowCardinality(String), content_type LowCardinality(String),"
                    + " experiment_id LowCardinality(String), variant LowCardinality(String), ip String,"
                    + " inserted_at DateTime64(3) DEFAULT now64(3)) ENGINE = MergeTree ORDER BY (visitor_id, occurred_at)",
            "CREATE TABLE raw_signups (event_id String, occurred_at DateTime64(3), user_id String, visitor_id String,"
                    + " ip String, inserted_at DateTime64(3) DEFAULT now64(3))"
                    + " ENGINE = MergeTree ORDER BY (visitor_id, occurred_at)",
            "CREATE TABLE raw_trades (event_id String, occurred_at DateTime64(3), trade_id String, user_id String,"
                    + " volume_micros Int64, fee_micros Int64, inserted_at DateTime64(3) DEFAULT now64(3))"
                    + " ENGINE = MergeTree ORDER BY (user_id, occurred_at)");

    private static final Map<Topic, String> TABLES = Map.of(
            Topic.CLICKS,
            "raw_clicks (event_id, occurred_at, click_id, visitor_id, code, platform, content_type, experiment_id,"
                    + " variant, ip)",
            Topic.SIGNUPS,
            "raw_signups (event_id, occurred_at, user_id, visitor_id, ip)",
            Topic.TRADES,
            "raw_trades (event_id, occurred_at, trade_id, user_id, volume_micros, fee_micros)");

    private final ClickHouse clickHouse;
    private final Lock inserting;
    private final Map<Topic, RowBuffer> open = new EnumMap<>(Topic.class);

    /** Fills the tables; {@code inserting} is held while an insert is under way. */
    EventTables(ClickHouse clickHouse, Lock inserting) {
        this.clickHouse = clickHouse;
        this.inserting = inserting;
        TABLES.keySet().forEach(topic -> open.put(topic, new RowBuffer(BATCH_BYTES + (1 << 16))));
    }

    void add(Event event) throws IOException, InterruptedException {
        RowBuffer row = buffer(event.topic()).text(event.eventId()).int64(event.occurredAt());
        if (event instanceof Click click) {
            row.text(click.clickId())
                    .text(click.visitorId())
                    .text(click.code())
                    .text(click.platform())
                    .text(click.contentType())
                    .text(click.experimentId())
                    .text(click.variant())
                    .text(click.ip());
        } else if (event instanceof Signup signup) {
            row.text(signup.userId()).text(signup.visitorId()).text(signup.ip());
        } else if (event instanceof Trade trade) {
            row.text(trade.tradeId())
                    .text(trade.userId())
                    .int64(trade.volumeMicros())
                    .int64(trade.feeMicros());
        }
        if (row.size() > BATCH_BYTES) {
            flush(event.topic());
        }
    }

    void flush() throws IOException, InterruptedException {
        for (Topic topic : open.keySet()) {
            flush(topic);
        }
    }

    private void flush(Topic topic) throws IOException, InterruptedException {
        RowBuffer rows = buffer(topic);
        if (rows.size() > 0) {
            inserting.lock();
            try {
                clickHouse.insert(TABLES.getOrDefault(topic, ""), rows.bytes(), rows.size());
            } finally {
                inserting.unlock();
            }
            rows.clear();
        }
    }

    private RowBuffer buffer(Topic topic) {
        RowBuffer buffer = open.get(topic);
        if (buffer == null) {
            throw new IllegalArgumentException("no table for " + topic);
        }
        return buffer;
    }
}
