package io.clearshare.admin.access;

import java.util.Optional;

/** What members of the staff may do now, whatever it was when they signed in. */
public interface StaffRoles {

    /** The role behind a {@code staff:…} subject; empty when the account is disabled or gone. */
    Optional<Role> roleNow(String subject);
}
