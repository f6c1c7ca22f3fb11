package io.clearshare.admin.payout.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.PricePart;
import io.clearshare.domain.price.Quote;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythPricesTest {

    private final PricePart service = new PricePart(150_123_456);
    private final PythPrices prices = new PythPrices(service.url(), PricePart.FEED, Duration.ofSeconds(2));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void thePublishedFormIsRead() {
        service.say("""
                {"parsed":[{"id":"%s","price":{"price":"15012345678","conf":"5000001","expo":-8,"publish_time":1772366400}}]}
                """.formatted(PricePart.FEED));
        assertThat(prices.read())
                .isEqualTo(new Quote(150_123_456, 50_001, Instant.ofEpochSecond(1_772_366_400), "pyth:127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no price today",
                "[]",
                "{}",
                "{\"parsed\":[]}",
                "{\"parsed\":[{\"id\":\"00\",\"price\":{\"price\":\"1\",\"conf\":\"1\",\"expo\":-8,\"publish_time\":1}}]}",
                "{\"parsed\":[{\"id\":\"%s\",\"price\":{\"price\":\"-5\",\"conf\":\"1\",\"expo\":-8,\"publish_time\":1}}]}",
                "{\"parsed\":[{\"id\":\"%s\",\"price\":{\"price\":\"5e3\",\"conf\":\"1\",\"expo\":-8,\"publish_time\":1}}]}",
                "{\"parsed\":[{\"id\":\"%s\",\"price\":{\"price\":\"5\",\"conf\":\"1\",\"expo\":-99,\"publish_time\":1}}]}",
                "{\"parsed\":[{\"id\":\"%s\",\"price\":{\"price\":\"500000000\",\"conf\":\"1\",\"expo\":-8}}]}"
            })
    void anythingElseIsNoPrice(String answer) {
        service.say(answer.isEmpty() ? " " : answer.replace("%s", PricePart.FEED));
        assertThatThrownBy(prices::read).isInstanceOf(PriceSource.Unreadable.class);
    }

    @Test
    void aServiceThatIsGoneIsNoPrice() {
        service.close();
        assertThatThrownBy(prices::read).isInstanceOf(PriceSource.Unreadable.class);
    }
}
