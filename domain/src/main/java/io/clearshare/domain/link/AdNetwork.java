package io.clearshare.domain.link;

import io.clearshare.domain.link.Classification.NetworkClickId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The click ids that networks append to links.
 *
 * @param parameter the query parameter, in lower case
 * @param source the only source with which it proves an ad, or null for one that is appended to any link
 */
record AdNetwork(String parameter, @Nullable String source) {

    static final List<AdNetwork> ALL = List.of(
            new AdNetwork("gclid", "google"),
            new AdNetwork("gbraid", "google"),
            new AdNetwork("wbraid", "google"),
            new AdNetwork("dclid", "google"),
            new AdNetwork("msclkid", "bing"),
            new AdNetwork("twclid", "x"),
            new AdNetwork("ttclid", "tiktok"),
            new AdNetwork("li_fat_id", "linkedin"),
            new AdNetwork("rdt_cid", "reddit"),
            new AdNetwork("sccid", "snapchat"),
            new AdNetwork("epik", "pinterest"),
            new AdNetwork("yclid", "yandex"),
            new AdNetwork("qclid", "quora"),
            new AdNetwork("ndclid", "nextdoor"),
            new AdNetwork("tblci", "taboola"),
            new AdNetwork("dicbo", "outbrain"),
            new AdNetwork("irclickid", null),
            new AdNetwork("fbclid", null),
            new AdNetwork("igshid", null));

    /** The first click id on the link; null if there is none. */
    static @Nullable NetworkClickId on(LandingUrl url) {
        for (AdNetwork network : ALL) {
            String value = url.parameter(network.parameter);
            if (value != null) {
                return new NetworkClickId(network.parameter, value);
            }
        }
        return null;
    }

    /** Whether a click id on the link proves that a visit from this source is an ad. */
    static boolean provesAd(LandingUrl url, @Nullable String source) {
        for (AdNetwork network : ALL) {
            boolean own = network.source != null && network.source.equals(source);
            if (own && url.parameter(network.parameter) != null) {
                return true;
            }
        }
        return false;
    }
}
