package io.clearshare.job.message;

import org.jspecify.annotations.Nullable;

/**
 * Something new about a user as a person: of the fields, the one that the kind names is set.
 *
 * @param holds whether it holds from now on, or no longer
 * @param id an influencer or a trade
 */
public record PersonUpdate(
        String userId,
        Kind kind,
        boolean holds,
        @Nullable Fact fact,
        @Nullable VisitorNews news,
        String id) {

    /** What an update is about; the order is part of the format. */
    public enum Kind {
        /** The fact is the user's elected signup, in place of any other. */
        SIGNUP,
        /** The fact is a trade or reversal of the user. */
        TRADE,
        /** The news change which touches and exposures the user owns. */
        VISITOR,
        /** The user shares one more wallet with the influencer {@code id}. */
        SHARED_WALLET,
        /** The trade {@code id}, which a reversal of the user names, is another user's. */
        FOREIGN_ORIGINAL
    }

    public static PersonUpdate signup(String userId, Fact fact) {
        return new PersonUpdate(userId, Kind.SIGNUP, true, fact, null, "");
    }

    public static PersonUpdate trade(String userId, Fact fact) {
        return new PersonUpdate(userId, Kind.TRADE, true, fact, null, "");
    }

    public static PersonUpdate visitor(String userId, VisitorNews news) {
        return new PersonUpdate(userId, Kind.VISITOR, true, null, news, "");
    }

    public static PersonUpdate sharedWallet(String userId, String influencerId, boolean holds) {
        return new PersonUpdate(userId, Kind.SHARED_WALLET, holds, null, null, influencerId);
    }

    public static PersonUpdate foreignOriginal(String userId, String tradeId) {
        return new PersonUpdate(userId, Kind.FOREIGN_ORIGINAL, true, null, null, tradeId);
    }
}
