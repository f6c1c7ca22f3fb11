package io.clearshare.job.message;

/**
 * A wallet is, or is no longer, one of a user's or an influencer's.
 *
 * @param userId the user, or {@code ""}
 * @param influencerId the influencer, or {@code ""}
 */
public record WalletClaim(String wallet, String userId, String influencerId, boolean holds) {

    public static WalletClaim ofUser(String wallet, String userId, boolean holds) {
        return new WalletClaim(wallet, userId, "", holds);
    }

    public static WalletClaim ofInfluencer(String wallet, String influencerId, boolean holds) {
        return new WalletClaim(wallet, "", influencerId, holds);
    }
}
