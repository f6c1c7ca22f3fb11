package io.clearshare.domain.program;

/** The commission rate of one credit: the influencer's tier and what that schedule version pays for it. */
public record Rate(int tier, int basisPoints, int scheduleVersion) {}
