package io.clearshare.admin.earning;

/** New lines of an influencer stand in the books. */
public record EarningImported(String influencerId, int lines, long amountMicros) {}
