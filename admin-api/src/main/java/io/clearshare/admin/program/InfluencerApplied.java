package io.clearshare.admin.program;

/** Somebody registered for the programme by themselves. */
public record InfluencerApplied(String influencerId) {}
