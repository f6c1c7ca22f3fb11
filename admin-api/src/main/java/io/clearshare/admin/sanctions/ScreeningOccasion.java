package io.clearshare.admin.sanctions;

import java.util.Locale;

/** Why an address was compared with the list. */
public enum ScreeningOccasion {
    /** Somebody joined with it. */
    ENTRY,
    /** Somebody gave it in place of another one. */
    CHANGE,
    /** A new list came. */
    LIST,
    /** A payout to it was about to be signed. */
    SIGNING;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
