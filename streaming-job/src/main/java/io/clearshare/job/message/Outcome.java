package io.clearshare.job.message;

/** So many records of a topic met this fate since the last checkpoint; negative when facts changed it. */
public record Outcome(String topic, Kind kind, long records) {

    /** The fates, in the order of the columns of {@code ingest_counts}. */
    public enum Kind {
        RECEIVED,
        COUNTED,
        REPEAT,
        DEAD_LETTER,
        BEYOND_HORIZON
    }
}
