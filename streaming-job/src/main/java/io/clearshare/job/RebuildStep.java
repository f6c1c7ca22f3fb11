package io.clearshare.job;

/**
 * What a run of the job does for a rebuild of the tables from the stored events (docs/streaming.md). Each step starts from the
 * savepoint of the one before it; the first starts afresh.
 */
enum RebuildStep {
    /** Reads every stored record into state, without horizon and without deciding about anybody, beside the tables in use. */
    COLLECT,
    /** Decides about everybody at once, from the earning lines that stand. */
    DECIDE,
    /** Puts the rebuilt tables in the place of those in use and goes on as the stream. */
    TAKE_OVER;

    /** Whether the run writes to tables that nobody reads yet. */
    boolean isAside() {
        return this != TAKE_OVER;
    }
}
