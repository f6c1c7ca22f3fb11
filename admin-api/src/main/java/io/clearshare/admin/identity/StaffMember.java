package io.clearshare.admin.identity;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the programme and signs in with a password. */
record StaffMember(
        String staffId,
        String email,
        Role role,
        String passwordHash,
        @Nullable String totpSecret,
        boolean disabled) {

    private static final String SUBJECT = "staff:";

    Caller caller() {
        return new Caller(role, subjectOf(staffId), email, email, null);
    }

    static String subjectOf(String staffId) {
        return SUBJECT + staffId;
    }

    static String idOf(String subject) {
        return subject.startsWith(SUBJECT) ? subject.substring(SUBJECT.length()) : "";
    }
}
