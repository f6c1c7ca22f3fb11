package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.ClickHouse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Brings the table {@code credits_last} up to date: computes anew whoever has rows that came since the batch before. */
final class CreditBatches {

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE credits_last (conversion_id String, click_id String, code LowCardinality(String),"
                    + " credit_micros Int64, version UInt64) ENGINE = ReplacingMergeTree(version) ORDER BY conversion_id",
            "CREATE TABLE touched (visitor_id String) ENGINE = Memory",
            "CREATE TABLE attributed (user_id String, signed_up_at DateTime64(3), click_id String, code String)"
                    + " ENGINE = Memory");

    /** Who has new rows: visitors with clicks or signups, and those whose users have trades. */
    private static final String TOUCH = """
            INSERT INTO touched
            SELECT visitor_id FROM raw_clicks WHERE {fresh}
            UNION DISTINCT SELECT visitor_id FROM raw_signups WHERE {fresh}
            UNION DISTINCT SELECT visitor_id FROM raw_signups WHERE user_id IN (SELECT user_id FROM raw_trades WHERE {fresh})
            """;

    /** The newest click that counts before each signup, at most thirty days older. */
    private static final String ATTRIBUTE = """
            INSERT INTO attributed
            SELECT s.user_id, s.at,
                if(c.at > s.at - INTERVAL 30 DAY, c.click, ''), if(c.at > s.at - INTERVAL 30 DAY, toString(c.code), '')
            FROM
            (
                SELECT user_id, min(occurred_at) AS at, argMin(visitor_id, occurred_at) AS visitor
                FROM raw_signups WHERE visitor_id IN (SELECT visitor_id FROM touched) GROUP BY user_id
            ) AS s
            ASOF LEFT JOIN
            (
                SELECT visitor_id, code, min(occurred_at) AS at, argMin(click_id, occurred_at) AS click
                FROM raw_clicks WHERE visitor_id IN (SELECT visitor_id FROM touched)
                GROUP BY visitor_id, code, toStartOfHour(occurred_at)
            ) AS c ON s.visitor = c.visitor_id AND s.at >= c.at
            """;

    private static final String CREDIT = """
            INSERT INTO credits_last
            SELECT concat('signup:', user_id), click_id, code, 0, {version} FROM attributed
            UNION ALL
            SELECT concat('trade:', t.trade_id), a.click_id, a.code, t.fee_micros, {version}
            FROM
            (
                SELECT DISTINCT trade_id, user_id, fee_micros, occurred_at
                FROM raw_trades WHERE user_id IN (SELECT user_id FROM attributed)
            ) AS t
            INNER JOIN attributed AS a ON t.user_id = a.user_id
            WHERE t.occurred_at >= a.signed_up_at
            """;

    private final ClickHouse clickHouse;
    private final Lock noInserts;
    private long number;
    private String newest = "1970-01-01 00:00:00.000";

    /** Computes batches; {@code noInserts} can be held while no insert is under way. */
    CreditBatches(ClickHouse clickHouse, Lock noInserts) {
        this.clickHouse = clickHouse;
        this.noInserts = noInserts;
    }

    void createTables() throws IOException, InterruptedException {
        for (String statement : SCHEMA) {
            clickHouse.query(statement);
        }
    }

    void runOrThrow() {
        try {
            run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void run() throws IOException, InterruptedException {
        String from = newest;
        newest = nowWithoutInserts();
        String fresh = "inserted_at > '" + from + "' AND inserted_at <= '" + newest + "'";
        clickHouse.query("TRUNCATE TABLE touched");
        clickHouse.query("TRUNCATE TABLE attributed");
        clickHouse.query(TOUCH.replace("{fresh}", fresh));
        clickHouse.query(ATTRIBUTE);
        clickHouse.query(CREDIT.replace("{version}", Long.toString(++number)));
    }

    /** An instant before which every row that will ever carry an earlier one is visible. */
    private String nowWithoutInserts() throws IOException, InterruptedException {
        noInserts.lock();
        try {
            String now = clickHouse.query("SELECT now64(3)").strip();
            // The next insert falls into another millisecond.
            Thread.sleep(2);
            return now;
        } finally {
            noInserts.unlock();
        }
    }
}
