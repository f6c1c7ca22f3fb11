package io.clearshare.admin.kyc;

import java.util.UUID;

/** What is known about who an influencer is has changed. */
record IdentityChanged(UUID checkId, String influencerId, String state) {}
