package io.clearshare.admin.ledger;

/** The books refuse a transaction; nothing of the database transaction around it may be kept. */
public final class LedgerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** A transaction with this reference is already written. */
        REFERENCE_USED,
        /** More would be reserved than the account holds. */
        OVERDRAWN,
        /** The reservation was already posted or voided, or the transaction already reversed. */
        ALREADY_RESOLVED,
        /** The postings are not what the concerned transaction demands. */
        DOES_NOT_MATCH
    }

    private final Reason reason;

    LedgerRefusal(Reason reason, String message, Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
