package io.clearshare.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.link.Classification.NetworkClickId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyLinkTest {

    private static final String SITE = "https://example.com/?";

    @Test
    void theContractsExample() {
        Classification link =
                ClassifyLink.classify(SITE + "twclid=abc&utm_source=Twitter&utm_medium=social", "https://t.co/abc");
        assertThat(link.platform()).isEqualTo("x");
        assertThat(link.channel()).isEqualTo(Channel.ORGANIC_SOCIAL);
        assertThat(link.source()).isEqualTo("x");
        assertThat(link.medium()).isEqualTo("social");
        assertThat(link.campaign()).isNull();
        assertThat(link.clickId()).isEqualTo(new NetworkClickId("twclid", "abc"));
        assertThat(link.reasons()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, direct, DIRECT",
                "'', '', direct, DIRECT",
                "-, https://www.youtube.com/watch?v=1, youtube, ORGANIC_VIDEO",
                "-, https://youtu.be/1, youtube, ORGANIC_VIDEO",
                "-, https://some-blog.example/post, web, REFERRAL",
                "-, https://google.evil.example/, web, REFERRAL",
                "-, https://notx.com/, web, REFERRAL",
                "-, https://mobile.twitter.com/a, x, ORGANIC_SOCIAL",
                "-, https://www.google.co.uk/search, web, ORGANIC_SEARCH",
                "-, https://gemini.google.com/, web, AI",
                "-, https://mail.google.com/, web, EMAIL",
                "-, https://chatgpt.com/, web, AI",
                "-, android-app://org.telegram.messenger, telegram, ORGANIC_SOCIAL",
                "-, https://example.com/other, direct, DIRECT",
                "utm_source=IG, -, instagram, ORGANIC_SOCIAL",
                "utm_source=fb, -, web, ORGANIC_SOCIAL",
                "utm_source=YT, -, youtube, ORGANIC_VIDEO",
                "utm_source=facebook-ads, -, web, PAID_SOCIAL",
                "utm_source=TikTok_Ads, -, tiktok, PAID_SOCIAL",
                "utm_source=m.facebook.com, -, web, ORGANIC_SOCIAL",
                "utm_source=somewhere, -, web, REFERRAL",
                "utm_source=newsletter, -, web, EMAIL",
                "utm_source=google&utm_medium=cpc, -, web, PAID_SEARCH",
                "utm_source=youtube&utm_medium=cpv, -, youtube, PAID_VIDEO",
                "utm_source=x&utm_medium=paid_social, -, x, PAID_SOCIAL",
                "utm_source=somewhere&utm_medium=cpc, -, web, PAID_OTHER",
                "utm_source=google&utm_medium=cpc&utm_campaign=shopping-de, -, web, PAID_SHOPPING",
                "utm_source=amazon&utm_medium=cpc, -, web, PAID_SHOPPING",
                "utm_source=somewhere&utm_medium=banner, -, web, DISPLAY",
                "utm_source=somewhere&utm_medium=affiliate, -, web, AFFILIATE",
                "utm_source=somewhere&utm_medium=audio, -, web, AUDIO",
                "utm_source=somewhere&utm_medium=sms, -, web, SMS",
                "utm_source=somewhere&utm_medium=web-push, -, web, PUSH",
                "utm_source=google&utm_campaign=Cross-Network-1, -, web, CROSS_NETWORK",
                "gclid=1, https://www.google.com/, web, PAID_SEARCH",
                "gclid=1&utm_source=google, -, web, PAID_SEARCH",
                "dclid=1&utm_source=google, -, web, DISPLAY",
                "gclid=1, https://www.facebook.com/, web, ORGANIC_SOCIAL",
                "gclid=1, -, direct, DIRECT",
                "fbclid=1, https://l.facebook.com/, web, ORGANIC_SOCIAL",
                "fbclid=1, -, direct, DIRECT",
                "twclid=1, https://t.co/a, x, PAID_SOCIAL",
                "ttclid=1, https://www.youtube.com/, youtube, ORGANIC_VIDEO",
                "utm_source=ig&utm_medium=cpm, -, instagram, PAID_SOCIAL",
                "utm_source=yt&utm_medium=cpm, -, youtube, PAID_VIDEO",
                "utm_source=bing&utm_medium=cpm, -, web, PAID_SEARCH",
                "utm_source=somewhere&utm_medium=cpm, -, web, DISPLAY",
                "utm_source=fb&utm_medium=social-cpc, -, web, PAID_SOCIAL",
                "utm_source=google&utm_medium=cpc&utm_campaign=eShop, -, web, PAID_SHOPPING",
                "utm_source=google&utm_medium=cpc&utm_campaign=workshop, -, web, PAID_SEARCH",
                "utm_source=google&utm_medium=cross-network, -, web, CROSS_NETWORK",
                "utm_source=somewhere&utm_medium=mobile_notification, -, web, PUSH",
                "utm_source=firebase, -, web, PUSH",
                "utm_source=affiliate, -, web, AFFILIATE",
                "utm_source=podcast, -, web, AUDIO",
                "utm_source=mailchimp, -, web, EMAIL",
                "utm_source=LinkedIn%20Ads, -, web, PAID_SOCIAL",
                "utm_source=https://x.com/someone, -, x, ORGANIC_SOCIAL",
                "utm_source=(not%20set)&utm_medium=(not%20set), -, direct, DIRECT",
                "utm_source=(direct)&utm_medium=(none), https://t.co/a, x, ORGANIC_SOCIAL",
                "utm_source=openai.com, -, web, AI",
                "-, https://docs.google.com/document/1, web, REFERRAL",
                "-, https://bard.google.com/, web, AI",
                "-, https://copilot.cloud.microsoft/, web, AI",
                "-, https://mail.yandex.ru/, web, EMAIL",
                "-, https://shopping.yahoo.com/, web, ORGANIC_SHOPPING",
                "-, https://www.mercadolibre.com.ar/, web, ORGANIC_SHOPPING",
                "-, https://shopee.co.th/, web, ORGANIC_SHOPPING",
                "-, https://www.netflix.com/, web, ORGANIC_VIDEO",
                "-, https://kagi.com/search, web, ORGANIC_SEARCH",
                "-, https://www.google.com.br/, web, ORGANIC_SEARCH",
                "-, https://yandex.com.tr/, web, ORGANIC_SEARCH",
                "-, https://news.ycombinator.com/item?id=1, web, ORGANIC_SOCIAL",
                "-, HTTPS://user:pw@T.CO.:443/a?b#c, x, ORGANIC_SOCIAL",
                "-, https://t.co.evil.example/, web, REFERRAL",
                "-, https://xn--mnchen-3ya.de/, web, REFERRAL",
                "-, https://münchen.de/, web, REFERRAL",
                "-, about:blank, direct, DIRECT",
                "gbraid=1, https://google.de/, web, PAID_SEARCH",
                "wbraid=1, https://google.de/, web, PAID_SEARCH",
                "msclkid=1, https://www.bing.com/, web, PAID_SEARCH",
                "msclkid=1, https://www.google.com/, web, ORGANIC_SEARCH",
                "li_fat_id=1, https://www.linkedin.com/, web, PAID_SOCIAL",
                "ScCid=1, https://www.snapchat.com/, web, PAID_SOCIAL",
                "tblci=1&utm_source=taboola, -, web, PAID_OTHER",
                "irclickid=1, https://some-blog.example/, web, REFERRAL",
                "fbclid=1&utm_source=fb, -, web, ORGANIC_SOCIAL"
            })
    void whereAVisitCameFrom(String query, String referrer, String platform, Channel channel) {
        Classification link = ClassifyLink.classify(query == null ? null : SITE + query, referrer);
        if (referrer != null && referrer.startsWith("https://example.com")) {
            link = ClassifyLink.classify(SITE, referrer);
        }
        assertThat(link.platform()).isEqualTo(platform);
        assertThat(link.channel()).isEqualTo(channel);
    }

    @Test
    void parametersAreDecodedAndPassedOn() {
        Classification link = ClassifyLink.classify(
                SITE + "UTM_Source=X&utm_campaign=Spring+%26+Sun&utm_term=100%&utm_content=%C3%A9#utm_medium=no", null);
        assertThat(link.source()).isEqualTo("x");
        assertThat(link.campaign()).isEqualTo("Spring & Sun");
        assertThat(link.term()).isEqualTo("100%");
        assertThat(link.content()).isEqualTo("é");
        assertThat(link.medium()).isNull();
    }

    @Test
    void everySiteHasANameAndDomainsOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (Site site : Sites.ALL) {
            site.names()
                    .forEach(name ->
                            assertThat(seen.add("name " + name)).as(name).isTrue());
            site.domains()
                    .forEach(domain -> assertThat(seen.add(domain)).as(domain).isTrue());
            assertThat(Sites.named(site.name())).isEqualTo(site);
        }
    }

    @Test
    void everyChannelHasTheContractsName() {
        assertThat(Channel.values())
                .extracting(Channel::wireName)
                .containsExactly(
                        ("direct organic_search paid_search organic_shopping paid_shopping organic_social paid_social "
                                        + "organic_video paid_video email affiliate display audio sms push cross_network "
                                        + "referral ai paid_other")
                                .split(" "));
    }
}
