package io.clearshare.domain.program;

/** The influencer behind an active code, and the code in the programme's spelling. */
public record CodeOwner(String influencerId, String code) {}
