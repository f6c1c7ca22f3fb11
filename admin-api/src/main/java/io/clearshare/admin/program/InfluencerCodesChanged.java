package io.clearshare.admin.program;

/** An influencer got a code, or one of theirs was retired. */
public record InfluencerCodesChanged(String influencerId) {}
