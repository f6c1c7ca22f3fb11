package io.clearshare.domain.link;

import java.util.Set;

/** What utm_medium says about the channel, whatever the source is. */
enum Medium {
    NONE,
    PAID,
    DISPLAY,
    /** Paid by impressions: an ad of the site that is named, a banner where none is. */
    PER_THOUSAND,
    SOCIAL,
    VIDEO,
    SEARCH,
    EMAIL,
    AFFILIATE,
    AUDIO,
    SMS,
    PUSH,
    REFERRAL,
    CROSS_NETWORK,
    AI,
    OTHER;

    private static final Set<String> DISPLAYS = Set.of("display", "banner", "expandable", "interstitial");
    private static final Set<String> SOCIALS = Set.of(
            "social",
            "social-network",
            "social-media",
            "social_network",
            "social_media",
            "sm",
            "social network",
            "social media");
    private static final Set<String> EMAILS = Set.of("email", "e-mail", "e_mail", "e mail", "newsletter");
    private static final Set<String> AFFILIATES = Set.of("affiliate", "affiliates", "partner");
    private static final Set<String> REFERRALS = Set.of("referral", "app", "link");
    private static final Set<String> AUDIOS = Set.of("audio", "podcast");

    /** Reads a medium in lower case; {@code ""} is none. */
    static Medium of(String medium) {
        if (medium.isEmpty() || medium.equals("(none)") || medium.equals("none") || medium.equals("(not set)")) {
            return NONE;
        } else if (DISPLAYS.contains(medium)) {
            return DISPLAY;
        } else if (medium.equals("cpm")) {
            return PER_THOUSAND;
        } else if (medium.equals("cross-network")) {
            return CROSS_NETWORK;
        } else if (isPaid(medium)) {
            return PAID;
        } else if (SOCIALS.contains(medium)) {
            return SOCIAL;
        } else if (medium.contains("video")) {
            return VIDEO;
        } else if (medium.equals("organic") || medium.equals("search")) {
            return SEARCH;
        } else if (EMAILS.contains(medium)) {
            return EMAIL;
        } else if (AFFILIATES.contains(medium)) {
            return AFFILIATE;
        } else if (AUDIOS.contains(medium)) {
            return AUDIO;
        } else if (medium.equals("sms")) {
            return SMS;
        } else if (medium.endsWith("push")
                || medium.contains("mobile")
                || medium.contains("notification")
                || medium.equals("firebase")) {
            return PUSH;
        } else if (medium.equals("ai") || medium.equals("llm")) {
            return AI;
        }
        return REFERRALS.contains(medium) ? REFERRAL : OTHER;
    }

    private static boolean isPaid(String medium) {
        return medium.startsWith("paid")
                || medium.equals("ppc")
                || medium.equals("retargeting")
                || medium.contains("cp")
                || medium.equals("ads")
                || medium.equals("ad");
    }
}
