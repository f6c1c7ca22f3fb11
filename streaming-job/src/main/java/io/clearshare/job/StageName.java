package io.clearshare.job;

/** The stages as savepoints and the web interface know them: add at the end, never rename or remove. */
public enum StageName {
    READ_EVENTS("read-events", "Read events"),
    READ_PROGRAMME_RECORDS("read-programme-records", "Read programme records"),
    DECODE_RECORDS("decode-records", "Decode records"),
    READ_PROGRAMME("read-programme", "Read programme"),
    DEDUPE_EVENTS("dedupe-events", "Dedupe events"),
    RESOLVE_PEOPLE("resolve-people", "Resolve people"),
    OWN_TOUCHES("own-touches", "Own touches"),
    MATCH_WALLETS("match-wallets", "Match wallets"),
    FIND_FOREIGN_ORIGINALS("find-foreign-originals", "Find foreign originals"),
    DETECT_CLICK_FLOOD("detect-click-flood", "Detect click flood"),
    ATTRIBUTE_CONVERSIONS("attribute-conversions", "Attribute conversions"),
    COUNT_OUTCOMES("count-outcomes", "Count outcomes"),
    COMMIT_ROWS("commit-rows", "Commit rows"),
    DEAD_LETTER_TOPIC("dead-letter-topic", "Dead-letter topic"),
    STANDING_DEAD_LETTERS("standing-dead-letters", "Standing dead letters");

    private final String uid;
    private final String title;

    StageName(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    public String title() {
        return title;
    }
}
