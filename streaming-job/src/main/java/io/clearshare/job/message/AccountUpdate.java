package io.clearshare.job.message;

import org.jspecify.annotations.Nullable;

/**
 * Something new about a user's account: a signup or identity event, or that the user is an influencer.
 *
 * @param fact the event, or null
 * @param influencerId the influencer that is this user, or {@code ""} with an event
 */
public record AccountUpdate(String userId, @Nullable Fact fact, String influencerId) {

    public static AccountUpdate fact(String userId, Fact fact) {
        return new AccountUpdate(userId, fact, "");
    }

    public static AccountUpdate isInfluencer(String userId, String influencerId) {
        return new AccountUpdate(userId, null, influencerId);
    }
}
