package io.clearshare.domain.program;

/** A programme entry that cannot be understood; never ignored, because it may decide pay. */
public final class UnreadableEntryException extends RuntimeException {

    public UnreadableEntryException(String message) {
        super(message);
    }
}
