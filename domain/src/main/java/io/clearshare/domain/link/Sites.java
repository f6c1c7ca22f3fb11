package io.clearshare.domain.link;

import static io.clearshare.domain.link.SiteKind.AI;
import static io.clearshare.domain.link.SiteKind.EMAIL;
import static io.clearshare.domain.link.SiteKind.OTHER;
import static io.clearshare.domain.link.SiteKind.SEARCH;
import static io.clearshare.domain.link.SiteKind.SHOPPING;
import static io.clearshare.domain.link.SiteKind.SOCIAL;
import static io.clearshare.domain.link.SiteKind.VIDEO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of known sites, found by utm_source or by domain. */
final class Sites {

    static final List<Site> ALL = List.of(
            Site.of("x", SOCIAL, "twitter tw", "x.com twitter.com t.co com.twitter.android"),
            Site.of("youtube", VIDEO, "yt", "youtube.com youtu.be youtube-nocookie.com com.google.android.youtube"),
            Site.of("tiktok", SOCIAL, "tt tik-tok", "tiktok.com com.zhiliaoapp.musically"),
            Site.of("instagram", SOCIAL, "ig insta", "instagram.com ig.me com.instagram.android"),
            Site.of("telegram", SOCIAL, "tg", "t.me telegram.org telegram.me org.telegram.messenger"),
            Site.of("discord", SOCIAL, "dc", "discord.com discord.gg discordapp.com com.discord"),
            Site.of("facebook", SOCIAL, "fb meta", "facebook.com fb.com fb.me messenger.com com.facebook.katana"),
            Site.of("reddit", SOCIAL, "", "reddit.com redd.it com.reddit.frontpage"),
            Site.of("linkedin", SOCIAL, "li", "linkedin.com lnkd.in com.linkedin.android"),
            Site.of("pinterest", SOCIAL, "pin", "pinterest.* pin.it"),
            Site.of("snapchat", SOCIAL, "snap sc", "snapchat.com"),
            Site.of("threads", SOCIAL, "", "threads.net threads.com"),
            Site.of("bluesky", SOCIAL, "bsky", "bsky.app"),
            Site.of("mastodon", SOCIAL, "", "mastodon.social mastodon.online"),
            Site.of("farcaster", SOCIAL, "warpcast", "farcaster.xyz warpcast.com"),
            Site.of("whatsapp", SOCIAL, "wa", "whatsapp.com wa.me"),
            Site.of("vk", SOCIAL, "vkontakte", "vk.com"),
            Site.of("weibo", SOCIAL, "", "weibo.com weibo.cn t.cn"),
            Site.of("line", SOCIAL, "", "line.me"),
            Site.of("quora", SOCIAL, "", "quora.com"),
            Site.of("tumblr", SOCIAL, "", "tumblr.com"),
            Site.of("ok.ru", SOCIAL, "odnoklassniki", "ok.ru"),
            Site.of("xing", SOCIAL, "", "xing.com"),
            Site.of("medium", SOCIAL, "", "medium.com"),
            Site.of("substack", SOCIAL, "", "substack.com"),
            Site.of("slack", SOCIAL, "", "slack.com"),
            Site.of("meetup", SOCIAL, "", "meetup.com"),
            Site.of("hackernews", SOCIAL, "hn", "news.ycombinator.com"),
            Site.of("nextdoor", SOCIAL, "", "nextdoor.com"),
            Site.of("vimeo", VIDEO, "", "vimeo.com"),
            Site.of("twitch", VIDEO, "", "twitch.tv"),
            Site.of("dailymotion", VIDEO, "", "dailymotion.com dai.ly"),
            Site.of("rumble", VIDEO, "", "rumble.com"),
            Site.of("kick", VIDEO, "", "kick.com"),
            Site.of("bilibili", VIDEO, "", "bilibili.com"),
            Site.of("niconico", VIDEO, "", "nicovideo.jp"),
            Site.of("iqiyi", VIDEO, "", "iqiyi.com"),
            Site.of("youku", VIDEO, "", "youku.com"),
            Site.of("netflix", VIDEO, "", "netflix.com"),
            Site.of("hulu", VIDEO, "", "hulu.com"),
            Site.of("odysee", VIDEO, "", "odysee.com"),
            Site.of("google", SEARCH, "adwords", "google.* com.google.android.googlequicksearchbox"),
            Site.of("bing", SEARCH, "microsoft", "bing.com"),
            Site.of("yahoo", SEARCH, "", "yahoo.*"),
            Site.of("duckduckgo", SEARCH, "ddg", "duckduckgo.com"),
            Site.of("baidu", SEARCH, "", "baidu.com"),
            Site.of("sogou", SEARCH, "", "sogou.com"),
            Site.of("so.com", SEARCH, "", "so.com"),
            Site.of("daum", SEARCH, "", "daum.net"),
            Site.of("coccoc", SEARCH, "", "coccoc.com"),
            Site.of("mail.ru", SEARCH, "", "go.mail.ru"),
            Site.of("ask.com", SEARCH, "", "ask.com"),
            Site.of("aol", SEARCH, "", "aol.com"),
            Site.of("lycos", SEARCH, "", "lycos.com"),
            Site.of("dogpile", SEARCH, "", "dogpile.com"),
            Site.of("kagi", SEARCH, "", "kagi.com"),
            Site.of("presearch", SEARCH, "", "presearch.com"),
            Site.of("swisscows", SEARCH, "", "swisscows.com"),
            Site.of("yandex", SEARCH, "", "yandex.* ya.ru"),
            Site.of("ecosia", SEARCH, "", "ecosia.org"),
            Site.of("brave", SEARCH, "", "search.brave.com"),
            Site.of("startpage", SEARCH, "", "startpage.com"),
            Site.of("qwant", SEARCH, "", "qwant.com"),
            Site.of("naver", SEARCH, "", "naver.com"),
            Site.of("seznam", SEARCH, "", "seznam.cz"),
            Site.of("google-shopping", SHOPPING, "googleshopping", "shopping.google.com"),
            Site.of("amazon", SHOPPING, "", "amazon.*"),
            Site.of("ebay", SHOPPING, "", "ebay.*"),
            Site.of("etsy", SHOPPING, "", "etsy.com"),
            Site.of("walmart", SHOPPING, "", "walmart.com"),
            Site.of("aliexpress", SHOPPING, "", "aliexpress.com"),
            Site.of("alibaba", SHOPPING, "", "alibaba.com"),
            Site.of("taobao", SHOPPING, "", "taobao.com"),
            Site.of("temu", SHOPPING, "", "temu.com"),
            Site.of("shopee", SHOPPING, "", "shopee.*"),
            Site.of("rakuten", SHOPPING, "", "rakuten.*"),
            Site.of("mercadolibre", SHOPPING, "", "mercadolibre.* mercadolivre.com.br"),
            Site.of("target.com", SHOPPING, "", "target.com"),
            Site.of("shopify", SHOPPING, "", "shopify.com shop.app"),
            Site.of("yahoo-shopping", SHOPPING, "", "shopping.yahoo.com"),
            Site.of("gmail", EMAIL, "", "mail.google.com com.google.android.gm"),
            Site.of("outlook", EMAIL, "", "outlook.live.com outlook.office.com outlook.office365.com"),
            Site.of("yahoo-mail", EMAIL, "", "mail.yahoo.com"),
            Site.of("proton-mail", EMAIL, "protonmail", "mail.proton.me"),
            Site.of("aol-mail", EMAIL, "", "mail.aol.com"),
            Site.of("yandex-mail", EMAIL, "", "mail.yandex.ru mail.yandex.com"),
            Site.of("icloud", EMAIL, "", "icloud.com"),
            Site.of("mailchimp", EMAIL, "", "mailchimp.com list-manage.com"),
            Site.of("klaviyo", EMAIL, "", "klaviyo.com"),
            Site.of("sendgrid", EMAIL, "", "sendgrid.net"),
            Site.of("brevo", EMAIL, "sendinblue", "brevo.com"),
            Site.of("chatgpt", AI, "openai", "chatgpt.com openai.com"),
            Site.of("perplexity", AI, "", "perplexity.ai"),
            Site.of("claude", AI, "anthropic", "claude.ai"),
            Site.of("gemini", AI, "bard", "gemini.google.com bard.google.com"),
            Site.of("google-ai", AI, "notebooklm", "notebooklm.google.com aistudio.google.com"),
            Site.of(
                    "copilot",
                    AI,
                    "",
                    "copilot.microsoft.com copilot.cloud.microsoft copilot.com edgeservices.bing.com"),
            Site.of("deepseek", AI, "", "deepseek.com"),
            Site.of("grok", AI, "xai", "grok.com x.ai"),
            Site.of("mistral", AI, "", "mistral.ai"),
            Site.of("meta-ai", AI, "", "meta.ai"),
            Site.of("poe", AI, "", "poe.com"),
            Site.of("you.com", AI, "", "you.com"),
            Site.of("phind", AI, "", "phind.com"),
            Site.of("huggingface", AI, "", "huggingface.co"),
            Site.of("qwen", AI, "", "qwen.ai"),
            Site.of("kimi", AI, "", "kimi.com"),
            Site.of(
                    "google-workspace",
                    OTHER,
                    "",
                    "docs.google.com drive.google.com sites.google.com calendar.google.com meet.google.com "
                            + "classroom.google.com groups.google.com accounts.google.com translate.google.com"));

    private static final String ANY_SUFFIX = ".*";

    private static final Map<String, Site> BY_NAME = new HashMap<>();
    private static final Map<String, Site> BY_DOMAIN = new HashMap<>();

    static {
        for (Site site : ALL) {
            site.names().forEach(name -> BY_NAME.put(name, site));
            site.domains().forEach(domain -> BY_DOMAIN.put(domain, site));
        }
    }

    private Sites() {}

    /** The site that people call so in utm_source, or whose domain it is; null for others. */
    static @Nullable Site named(String source) {
        Site site = BY_NAME.get(source);
        return site != null ? site : ofHost(source);
    }

    /** The site of a host, by whole labels, the longest domain first; null for others. */
    static @Nullable Site ofHost(String host) {
        for (String domain : parents(host)) {
            Site site = BY_DOMAIN.get(domain);
            if (site == null) {
                site = BY_DOMAIN.get(underAnySuffix(domain));
            }
            if (site != null) {
                return site;
            }
        }
        return null;
    }

    /** The host and what is left of it without its first label, without the first two, and so on. */
    private static List<String> parents(String host) {
        List<String> parents = new ArrayList<>();
        String rest = host;
        while (rest.indexOf('.') > 0) {
            parents.add(rest);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return parents;
    }

    /** {@code google.*} for google.com, google.de and google.co.uk, but not for google.example.com. */
    private static String underAnySuffix(String domain) {
        int dot = domain.indexOf('.');
        String suffix = domain.substring(dot + 1);
        int second = suffix.indexOf('.');
        boolean isPublic = second < 0
                ? suffix.length() <= 3
                : isSecondLevel(suffix.substring(0, second)) && suffix.length() - second - 1 == 2;
        return isPublic ? domain.substring(0, dot) + ANY_SUFFIX : "";
    }

    private static boolean isSecondLevel(String label) {
        return label.equals("co") || label.equals("com") || label.equals("org") || label.equals("ne");
    }
}
