package io.clearshare.domain.event;

import org.jspecify.annotations.Nullable;

/** The six topics on which producers send facts. */
public enum Topic {
    CLICKS("clearshare.clicks"),
    SIGNUPS("clearshare.signups"),
    IDENTITIES("clearshare.identities"),
    TRADES("clearshare.trades"),
    SPEND("clearshare.spend"),
    POSTS("clearshare.posts");

    /** The compacted topic of programme entries. */
    public static final String PROGRAM = "clearshare.program";

    /** The topic of refused records. */
    public static final String DEAD_LETTERS = "clearshare.dead-letters";

    private static final Topic[] ALL = values();

    private final String kafkaName;

    Topic(String kafkaName) {
        this.kafkaName = kafkaName;
    }

    public String kafkaName() {
        return kafkaName;
    }

    /** The last part of the topic's name, as routes and tables use it: {@code clicks}, {@code spend}. */
    public String shortName() {
        return kafkaName.substring("clearshare.".length());
    }

    /** The topic of that name, or null when it is none of the six. */
    public static @Nullable Topic ofKafkaName(String name) {
        for (Topic topic : ALL) {
            if (topic.kafkaName.equals(name)) {
                return topic;
            }
        }
        return null;
    }

    /** The topic whose short name this is, or null when it is none of the six. */
    public static @Nullable Topic ofShortName(String name) {
        for (Topic topic : ALL) {
            if (topic.shortName().equals(name)) {
                return topic;
            }
        }
        return null;
    }
}
