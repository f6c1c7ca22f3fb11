package io.clearshare.admin.access;

/** What a caller is, and with it what it may do. A person has one role, a key has one scope. */
public enum Role {
    INFLUENCER,
    FINANCE,
    ANALYST,
    ADMIN,
    INGEST_KEY,
    ANALYST_KEY,
    ADMIN_KEY;

    /** Whether this is somebody who signs in, rather than a machine with a key. */
    public boolean isPerson() {
        return switch (this) {
            case INFLUENCER, FINANCE, ANALYST, ADMIN -> true;
            case INGEST_KEY, ANALYST_KEY, ADMIN_KEY -> false;
        };
    }

    /** Whether this person works for the programme. */
    public boolean isStaff() {
        return isPerson() && this != INFLUENCER;
    }
}
