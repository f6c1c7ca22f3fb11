package io.clearshare.domain.touch;

/** Whether a click event counts. */
public enum Verdict {
    COUNTED,
    /** Not the earliest of its code, visitor and hour, or another event of a clickId. */
    DUPLICATE,
    /** Beyond the visitor's first 100 of the day. */
    CAPPED,
    /** A view: a touch, but no click. */
    VIEW;

    public boolean counted() {
        return this == COUNTED;
    }
}
