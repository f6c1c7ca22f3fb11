package io.clearshare.admin.program;

/** An influencer moved on in their life cycle. */
public record InfluencerStateChanged(String influencerId, String before, String after) {}
