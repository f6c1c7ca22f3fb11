package io.clearshare.domain.wallet;

import java.util.Locale;

/** Where the exchange of one payout address for another stands. */
public enum ChangeState {
    /** Asked for; the old address is paid until the person of the account confirms by mail. */
    AWAITING_CONFIRMATION,
    /** Confirmed; nothing is paid until the time in which the owner may still object is over. */
    COOLING_OFF,
    /** The new address is the one that is paid. */
    APPLIED,
    /** Called off by the influencer or the programme. */
    CANCELLED,
    /** Never confirmed. */
    EXPIRED;

    /** Whether it may still come to pass. */
    public boolean isOpen() {
        return switch (this) {
            case AWAITING_CONFIRMATION, COOLING_OFF -> true;
            case APPLIED, CANCELLED, EXPIRED -> false;
        };
    }

    public boolean mayBecome(ChangeState next) {
        return switch (this) {
            case AWAITING_CONFIRMATION -> next == COOLING_OFF || next == CANCELLED || next == EXPIRED;
            case COOLING_OFF -> next == APPLIED || next == CANCELLED;
            case APPLIED, CANCELLED, EXPIRED -> false;
        };
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChangeState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
