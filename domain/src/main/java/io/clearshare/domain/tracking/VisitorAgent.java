package io.clearshare.domain.tracking;

import org.jspecify.annotations.Nullable;

/** What is behind a request, judged by its user agent. */
public enum VisitorAgent {
    PERSON,
    /** Fetches a link to draw a preview of it. */
    PREVIEW,
    /** A declared crawler, monitor or script. */
    BOT;

    public static VisitorAgent of(@Nullable String userAgent) {
        throw new UnsupportedOperationException("" + userAgent);
    }
}
