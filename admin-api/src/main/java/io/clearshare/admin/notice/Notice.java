package io.clearshare.admin.notice;

import java.time.Instant;

/** Something an influencer was told. */
record Notice(long number, Kind kind, String subject, String body, Instant at) {

    /** What it is about; the name in the database is the same in small letters. */
    enum Kind {
        PAID,
        UNPAID,
        BLOCKED,
        FUNDS_LOW,
        IN_REVIEW
    }

    /** The words of a notice, before anybody was told. */
    record Text(Kind kind, String subject, String body) {}
}
