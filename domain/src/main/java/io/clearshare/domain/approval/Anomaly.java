package io.clearshare.domain.approval;

/**
 * Something about a payout that a person should know before it is paid.
 *
 * @param asksForPerson whether it keeps the payout from being paid without one
 */
public record Anomaly(Code code, boolean asksForPerson, String message) {

    /** The kinds, each with one rule in {@link FindAnomalies}. */
    public enum Code {
        FIRST_PAYMENT,
        NEW_WALLET,
        SHARED_WALLET,
        FAR_ABOVE_MEDIAN,
        CASE_LIFTED,
        CASES_UNKNOWN,
        YOUNG_ACCOUNT,
        OFTEN_PAID,
        MOSTLY_BONUS
    }
}
