package io.clearshare.admin.program;

/**
 * Payouts to an influencer go to another wallet from now on.
 *
 * @param before empty when there was none
 */
public record WalletChanged(String influencerId, String before, String after) {}
