package io.clearshare.domain.touch;

/** What became of a click that a visitor's history was given. */
public enum Added {
    NEW,
    /** The eventId was there with the same content. */
    REPEAT,
    /** The eventId was there with other content; the first one stays. */
    CONFLICTING
}
