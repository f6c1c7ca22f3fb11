package io.clearshare.domain.tax;

/** What is known of the taxpayer identification number of somebody who is paid. */
public enum TinState {
    /** Given, and nobody has objected to it. */
    VALID,
    /** Not given, or of a form that no number has. */
    MISSING,
    /** Given, but it does not belong to the name; the authority has not ordered anything yet. */
    MISMATCHED
}
