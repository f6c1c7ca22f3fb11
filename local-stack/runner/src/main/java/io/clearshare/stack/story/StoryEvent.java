package io.clearshare.stack.story;

import java.util.Map;

/**
 * An event to be sent when its time has come.
 *
 * @param topic short name, such as {@code clicks}
 * @param at event time, epoch milliseconds
 * @param fields the event's fields, ready for JSON
 */
record StoryEvent(String topic, long at, Map<String, Object> fields) {}
