package io.clearshare.domain.link;

import io.clearshare.domain.link.Classification.NetworkClickId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a visit by its landing URL and referrer.
 *
 * <p>utm_source names the source, else the referrer does; utm_medium names the channel, else a click id of the
 * source's own network, else the kind of site. An unknown domain is a referral, nothing at all is direct.
 */
public final class ClassifyLink {

    private static final Set<String> PLATFORMS = Set.of("x", "youtube", "tiktok", "instagram", "telegram", "discord");
    private static final List<String> AD_SUFFIXES = List.of("-ads", "_ads", " ads", "ads", "-ad", "_ad", " ad");

    /** "shop" at the start of a word or after an e, or "shopping" anywhere. */
    private static final Pattern SHOP = Pattern.compile("(^|[^a-df-z])shop|shopping");

    private final LandingUrl url;
    private final List<String> reasons = new ArrayList<>();
    private @Nullable String source;
    private @Nullable Site site;
    private boolean advertised;

    private ClassifyLink(LandingUrl url) {
        this.url = url;
    }

    public static Classification classify(@Nullable String url, @Nullable String referrer) {
        LandingUrl landing = LandingUrl.of(url);
        return new ClassifyLink(landing).classify(LandingUrl.of(referrer));
    }

    private Classification classify(LandingUrl referrer) {
        String tagged = url.parameter("utm_source");
        if (tagged != null && !saysNothing(tagged)) {
            takeTag(tagged.toLowerCase(Locale.ROOT));
        } else if (!referrer.host().isEmpty() && !referrer.host().equals(url.host())) {
            takeReferrer(referrer.host());
        }
        String medium = lower(url.parameter("utm_medium"));
        Channel channel = channel(Medium.of(medium == null ? "" : medium));
        NetworkClickId clickId = AdNetwork.on(url);
        return new Classification(
                platform(channel),
                channel,
                source,
                medium,
                url.parameter("utm_campaign"),
                url.parameter("utm_term"),
                url.parameter("utm_content"),
                clickId,
                reasons);
    }

    private static boolean saysNothing(String tagged) {
        return tagged.equalsIgnoreCase("(direct)")
                || tagged.equalsIgnoreCase("direct")
                || tagged.equalsIgnoreCase("(not set)");
    }

    private void takeTag(String tagged) {
        String host = tagged.contains("://") ? LandingUrl.of(tagged).host() : "";
        String name = host.isEmpty() ? tagged : host;
        site = Sites.named(name);
        for (String suffix : AD_SUFFIXES) {
            if (site == null && name.endsWith(suffix)) {
                site = Sites.named(name.substring(0, name.length() - suffix.length()));
                advertised = site != null;
            }
        }
        source = site == null ? name : site.name();
        reasons.add("utm_source names " + source + (advertised ? " and says it is an ad" : ""));
    }

    private void takeReferrer(String host) {
        site = Sites.ofHost(host);
        source = site == null ? host : site.name();
        reasons.add(site == null ? "referrer is a site that is not known" : "referrer is a page of " + source);
    }

    private Channel channel(Medium medium) {
        String campaign = url.parameter("utm_campaign");
        if (campaign != null && campaign.toLowerCase(Locale.ROOT).contains("cross-network")) {
            return because(Channel.CROSS_NETWORK, "utm_campaign names a cross-network campaign");
        }
        if (medium != Medium.NONE && medium != Medium.OTHER) {
            return because(byMedium(medium), "utm_medium decides");
        }
        if (advertised) {
            return because(paid(), "the source is named as an ad network");
        }
        if (AdNetwork.provesAd(url, source)) {
            boolean display = url.parameter("dclid") != null && "google".equals(source);
            return because(display ? Channel.DISPLAY : paid(), "a click id of the source's own network proves an ad");
        }
        if (AdNetwork.on(url) != null) {
            reasons.add("a click id without its own network's source proves no ad");
        }
        return bySite(medium);
    }

    private Channel because(Channel channel, String reason) {
        reasons.add(reason);
        return channel;
    }

    private Channel byMedium(Medium medium) {
        return switch (medium) {
            case PAID -> paid();
            case DISPLAY -> Channel.DISPLAY;
            case PER_THOUSAND -> site == null ? Channel.DISPLAY : paid();
            case CROSS_NETWORK -> Channel.CROSS_NETWORK;
            case SOCIAL -> advertised ? Channel.PAID_SOCIAL : Channel.ORGANIC_SOCIAL;
            case VIDEO -> advertised ? Channel.PAID_VIDEO : Channel.ORGANIC_VIDEO;
            case SEARCH -> advertised ? paid() : site == null ? Channel.ORGANIC_SEARCH : organic(site.kind());
            case EMAIL -> Channel.EMAIL;
            case AFFILIATE -> Channel.AFFILIATE;
            case AUDIO -> Channel.AUDIO;
            case SMS -> Channel.SMS;
            case PUSH -> Channel.PUSH;
            case AI -> Channel.AI;
            case REFERRAL -> site == null ? Channel.REFERRAL : organic(site.kind());
            case NONE, OTHER -> bySite(medium);
        };
    }

    private Channel paid() {
        String campaign = lower(url.parameter("utm_campaign"));
        if (campaign != null && SHOP.matcher(campaign).find()) {
            return Channel.PAID_SHOPPING;
        }
        if (site == null) {
            return Channel.PAID_OTHER;
        }
        return switch (site.kind()) {
            case SEARCH -> Channel.PAID_SEARCH;
            case SHOPPING -> Channel.PAID_SHOPPING;
            case SOCIAL -> Channel.PAID_SOCIAL;
            case VIDEO -> Channel.PAID_VIDEO;
            case EMAIL, AI, OTHER -> Channel.PAID_OTHER;
        };
    }

    private static Channel organic(SiteKind kind) {
        return switch (kind) {
            case SEARCH -> Channel.ORGANIC_SEARCH;
            case SHOPPING -> Channel.ORGANIC_SHOPPING;
            case SOCIAL -> Channel.ORGANIC_SOCIAL;
            case VIDEO -> Channel.ORGANIC_VIDEO;
            case EMAIL -> Channel.EMAIL;
            case AI -> Channel.AI;
            case OTHER -> Channel.REFERRAL;
        };
    }

    private Channel bySite(Medium medium) {
        if (site != null) {
            return because(organic(site.kind()), "the kind of site decides");
        }
        Channel named = source == null ? null : byName(source);
        if (named != null) {
            return because(named, "the source is named after a channel");
        }
        if (source == null && medium == Medium.NONE) {
            return because(Channel.DIRECT, "neither a source nor a referrer");
        }
        return because(Channel.REFERRAL, "an unknown source is a referral");
    }

    private static @Nullable Channel byName(String source) {
        return switch (Medium.of(source)) {
            case EMAIL -> Channel.EMAIL;
            case SMS -> Channel.SMS;
            case PUSH -> Channel.PUSH;
            case AUDIO -> Channel.AUDIO;
            case AFFILIATE -> Channel.AFFILIATE;
            default -> null;
        };
    }

    private String platform(Channel channel) {
        if (source != null && PLATFORMS.contains(source)) {
            return source;
        }
        return channel == Channel.DIRECT ? "direct" : "web";
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
