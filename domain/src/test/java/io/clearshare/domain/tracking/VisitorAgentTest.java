package io.clearshare.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorAgentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/15E148 Twitter for iPhone/10.60",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Instagram 300.0.0.0",
                "Mozilla/5.0 (Linux; Android 13; CUBOT X50) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 musical_ly_2023 trill BytedanceWebview"
            })
    void peopleArePeople(String agent) {
        assertThat(VisitorAgent.of(agent)).isEqualTo(VisitorAgent.PERSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Twitterbot/1.0",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "TelegramBot (like TwitterBot)",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "WhatsApp/2.23.20.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"
            })
    void previewsArePreviews(String agent) {
        assertThat(VisitorAgent.of(agent)).isEqualTo(VisitorAgent.PREVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "curl/8.5.0",
                "python-requests/2.32",
                "Go-http-client/2.0",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "Baiduspider"
            })
    void machinesAreBots(String agent) {
        assertThat(VisitorAgent.of(agent)).isEqualTo(VisitorAgent.BOT);
    }

    @Test
    void whoSaysNothingIsNoPerson() {
        assertThat(VisitorAgent.of(null).isPerson()).isFalse();
    }
}
