package io.clearshare.admin.payout;

import io.clearshare.domain.kyc.Requirement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Why an influencer's balance is not being paid right now, for a program and for a person. */
public record NotPaidBecause(Code code, String message) {

    /** The reasons there are. */
    public enum Code {
        NEGATIVE_BALANCE,
        BELOW_THRESHOLD,
        HELD,
        NOT_ACTIVE,
        NO_WALLET,
        WALLET_UNUSABLE,
        AWAITING_APPROVAL,
        SENDING,
        IN_REVIEW,
        REFUNDING,
        REFUSED,
        FAILED,
        BOOKS_DIFFER,
        SANCTIONS_HIT,
        SANCTIONS_NOT_SCREENED,
        TAX_FORM_MISSING,
        IDENTITY_REQUIRED,
        IDENTITY_DECLINED,
        WALLET_COOLING_OFF,
        CONDITION_UNKNOWN,
        TOO_SMALL,
        NO_PRICE
    }

    /** A requirement that is not met, in general words. */
    static NotPaidBecause missing(Requirement requirement) {
        return switch (requirement) {
            case IDENTITY -> new NotPaidBecause(Code.IDENTITY_REQUIRED, "Your identity has to be verified first");
            case TAX_FORM -> new NotPaidBecause(Code.TAX_FORM_MISSING, "A tax form has to be on file first");
            case SANCTIONS ->
                new NotPaidBecause(
                        Code.SANCTIONS_NOT_SCREENED, "The address has to be screened against sanctions first");
        };
    }

    /** An undecided case keeps this much back. */
    public static NotPaidBecause held(long micros) {
        return new NotPaidBecause(Code.HELD, "An open fraud case holds " + dollars(micros) + " until it is decided");
    }

    /** Whole cents, cut: a reason never promises more than there is. */
    static String dollars(long micros) {
        return "$" + BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.DOWN);
    }
}
