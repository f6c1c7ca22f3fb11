package io.clearshare.job.message;

/**
 * A user's trade has this id, or a user's reversal names it.
 *
 * @param at the time of the trade or reversal
 * @param reversal whether a reversal names it
 */
public record TradeMention(String tradeId, String userId, boolean reversal, long at) {}
