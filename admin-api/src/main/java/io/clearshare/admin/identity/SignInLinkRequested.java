package io.clearshare.admin.identity;

/** An influencer asked for a link that signs them in. */
record SignInLinkRequested(String influencerId) {}
