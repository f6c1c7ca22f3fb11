package io.clearshare.domain.tracking;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a request, judged by its user agent.
 *
 * <p>It finds those that say what they are. Whoever lies about it is the fraud rules' business.
 */
public enum VisitorAgent {
    PERSON,
    /** Fetches a link to draw a preview of it in a post or a chat. */
    PREVIEW,
    /** A declared crawler, a monitor, a script, or nothing at all. */
    BOT;

    /** Its phones are used by people, whatever its name ends with. */
    private static final String PHONE_MAKER = "cubot";

    private static final String[] PREVIEWS = {
        "twitterbot",
        "facebookexternalhit",
        "facebookcatalog",
        "meta-externalfetcher",
        "telegrambot",
        "discordbot",
        "slackbot",
        "slack-imgproxy",
        "whatsapp/",
        "linkedinbot",
        "pinterestbot",
        "redditbot",
        "skypeuripreview",
        "iframely",
        "embedly",
        "vkshare",
        "viber/",
        "snapchatads",
        "snap url preview",
        "tiktokspider",
        "mastodon/",
        "bluesky cardyb",
        "google-pagerenderer",
        "microsoftpreview",
        "bitlybot",
        "opengraph"
    };

    private static final String[] BOTS = {
        "bot/",
        "bot;",
        "bot)",
        "bot ",
        "-bot",
        "crawler",
        "spider",
        "slurp",
        "curl/",
        "wget/",
        "python-requests",
        "python-urllib",
        "aiohttp",
        "httpx",
        "go-http-client",
        "java/",
        "okhttp",
        "apache-httpclient",
        "libwww",
        "axios/",
        "node-fetch",
        "undici",
        "headlesschrome",
        "phantomjs",
        "puppeteer",
        "playwright",
        "selenium",
        "lighthouse",
        "pingdom",
        "uptimerobot",
        "statuscake",
        "monitoring",
        "ahrefs",
        "semrush",
        "bytespider",
        "ia_archiver",
        "scrapy",
        "postmanruntime",
        "feedfetcher",
        "google-inspectiontool",
        "mediapartners-google",
        "gptbot",
        "claudebot",
        "perplexitybot",
        "preview",
        "validator"
    };

    public static VisitorAgent of(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent.trim().toLowerCase(Locale.ROOT);
        if (agent.isEmpty()) {
            return BOT;
        }
        if (containsAny(agent, PREVIEWS)) {
            return PREVIEW;
        }
        String named = agent.replace(PHONE_MAKER, "");
        return named.endsWith("bot") || containsAny(named, BOTS) ? BOT : PERSON;
    }

    /** Whether a click by it can count. */
    public boolean isPerson() {
        return this == PERSON;
    }

    private static boolean containsAny(String agent, String[] marks) {
        for (String mark : marks) {
            if (agent.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
