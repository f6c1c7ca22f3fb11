package io.clearshare.admin.access;

import java.util.Map;

/** Who of the staff is behind a subject; for the staff's own eyes, influencers see the subject alone. */
public interface StaffNames {

    /** The e-mail address of every member, by {@code staff:…} subject. */
    Map<String, String> emailBySubject();
}
