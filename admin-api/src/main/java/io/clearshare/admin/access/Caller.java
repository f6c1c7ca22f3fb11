package io.clearshare.admin.access;

import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller; controllers receive it as the authentication principal.
 *
 * @param subject      names the caller in approvals and logs: {@code staff:…}, {@code influencer:…} or {@code key:…}
 * @param email        of a person, empty for a key
 * @param influencerId of an influencer, otherwise null
 */
public record Caller(
        Role role,
        String subject,
        String email,
        String displayName,
        @Nullable String influencerId) implements Principal, Serializable {

    @Override
    public String getName() {
        return subject;
    }

    /**
     * The influencer that this caller is.
     *
     * @throws IllegalStateException for any other role, which the access table keeps away
     */
    public String requireInfluencer() {
        if (influencerId == null) {
            throw new IllegalStateException(subject + " is no influencer");
        }
        return influencerId;
    }
}
