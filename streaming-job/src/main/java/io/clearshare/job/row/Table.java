package io.clearshare.job.row;

import java.util.ArrayList;
import java.util.List;

/** The ClickHouse tables that the stream writes. Savepoints name these constants: add at the end, never rename or remove. */
public enum Table {
    CLICKS(
            Commit.BEFORE_BARRIER,
            "click_events",
            "occurred_at, visitor_id, event_id",
            "click_id, code, kind, platform, content_type, post_id, asset_id, experiment_id, variant, utm_source, utm_medium,"
                    + " utm_campaign, utm_term, utm_content, referrer, landing_url, ip, user_agent, device_id, country,"
                    + " ip_hash, received_at"),
    IDENTITIES(
            Commit.BEFORE_BARRIER,
            "identity_events",
            "user_id, visitor_id, wallet, event_id",
            "occurred_at, evidence, received_at"),
    SPEND(
            Commit.BEFORE_BARRIER,
            "spend_events",
            "campaign, event_id",
            "occurred_at, amount_micros, code, platform, content_type, currency, note, received_at"),
    POSTS(
            Commit.BEFORE_BARRIER,
            "post_events",
            "code, event_id",
            "occurred_at, post_id, platform, status, content_type, url, text, likes, replies, shares, views, followers,"
                    + " received_at"),
    PROGRAM_ENTRIES(
            Commit.BEFORE_BARRIER,
            "program_entry_rows",
            "entity, entry_version",
            "effective_from, payload, received_at"),
    SIGNUPS(
            Commit.WITH_CHECKPOINT,
            "signup_events",
            "user_id",
            "event_id, occurred_at, visitor_id, code, click_id, wallet, email_hash, ip, user_agent, device_id, country,"
                    + " received_at"),
    TRADES(
            Commit.WITH_CHECKPOINT,
            "trade_events",
            "user_id, trade_id",
            "event_id, occurred_at, volume_micros, fee_micros, currency, wallet, counterparty, market, side, tx_signature,"
                    + " reverses, received_at"),
    CLICK_VERDICTS(Commit.WITH_CHECKPOINT, "click_verdicts", "visitor_id, event_id", "reason"),
    CONVERSIONS(
            Commit.WITH_CHECKPOINT,
            "conversion_rows",
            "conversion_id",
            "conversion_type, occurred_at, path_at, value_micros, volume_micros, user_id, paying_model, path_click_id,"
                    + " path_touched_at, path_evidence, path_influencer_id, path_code, path_platform, path_content_type,"
                    + " path_campaign, credit_model, credit_touch, credit_micros, credit_share_nanos, credit_volume_micros,"
                    + " credit_commission_micros, rule_version"),
    EXCLUDED_TOUCHES(Commit.WITH_CHECKPOINT, "excluded_touch_rows", "user_id", "click_id, code, touched_at, reason"),
    FRAUD_HITS(
            Commit.WITH_CHECKPOINT,
            "fraud_hit_rows",
            "hit_id, case_id",
            "rule, rule_version, subject_type, subject_id, influencer_id, code, click_ids, score, action, evidence,"
                    + " occurred_at, shadow"),
    EARNINGS(
            Commit.WITH_CHECKPOINT,
            "earning_rows",
            "earning_id",
            "influencer_id, code, conversion_id, user_id, click_id, kind, amount_micros, currency, occurred_at, settles_at,"
                    + " tier, platform, content_type, campaign, negates, rule_version"),
    EXPOSURES(Commit.WITH_CHECKPOINT, "exposure_rows", "experiment_id, visitor_id", "variant, exposed_at, mixed"),
    EXPERIMENT_USERS(
            Commit.WITH_CHECKPOINT,
            "experiment_user_rows",
            "experiment_id, user_id",
            "variant, exposed_at, signups, activations, fee_micros"),
    DEAD_LETTERS(
            Commit.WITH_CHECKPOINT,
            "dead_letter_rows",
            "topic, partition, offset",
            "reason, detail, event_id, occurred_at, payload, received_at"),
    LATE_EVENTS(
            Commit.WITH_CHECKPOINT,
            "late_event_rows",
            "topic, partition, offset",
            "reason, event_id, occurred_at, payload, received_at"),
    INGEST_COUNTS(
            Commit.TOTALS_WITH_CHECKPOINT,
            "ingest_count_rows",
            "topic",
            "received, counted, repeats, dead_letters, beyond_horizon"),
    STREAM_OFFSETS(Commit.ONCE_WITH_CHECKPOINT, "stream_offsets", "checkpoint_id, topic, partition", "next_offset"),
    STREAM_COMMITS(Commit.AFTER_ALL_OTHERS, "stream_commits", "checkpoint_id, writer", "writers, committed_at");

    /** When the rows of a table reach ClickHouse, and which bookkeeping columns end them. */
    public enum Commit {
        /** A replay writes the same row again, so it may be early: flushed before the barrier at the latest. */
        BEFORE_BARRIER(false, false),
        /** Later facts may change or remove the row: with the completed checkpoint, versioned. */
        WITH_CHECKPOINT(true, true),
        /** Later facts change the row but never remove it. */
        TOTALS_WITH_CHECKPOINT(true, false),
        /** The row belongs to one checkpoint. */
        ONCE_WITH_CHECKPOINT(false, false),
        /** The row says that all others of the checkpoint are there. */
        AFTER_ALL_OTHERS(false, false);

        private final boolean versioned;
        private final boolean removable;

        Commit(boolean versioned, boolean removable) {
            this.versioned = versioned;
            this.removable = removable;
        }
    }

    private final Commit commit;
    private final String tableName;
    private final List<String> key;
    private final List<String> columns;

    Table(Commit commit, String tableName, String key, String values) {
        this.commit = commit;
        this.tableName = tableName;
        this.key = List.of(key.split(", "));
        this.columns = List.of((key + ", " + values).split(", "));
    }

    public boolean isEarly() {
        return commit == Commit.BEFORE_BARRIER;
    }

    public boolean isVersioned() {
        return commit.versioned;
    }

    public boolean isRemovable() {
        return commit.removable;
    }

    public String tableName() {
        return tableName;
    }

    /** The columns of an insert, in the order of the bytes; a removal has the key alone. */
    public List<String> columns(boolean deleted) {
        List<String> all = new ArrayList<>(deleted ? key : columns);
        if (isVersioned()) {
            all.add("version");
        }
        if (isRemovable()) {
            all.add("is_deleted");
        }
        return all;
    }
}
