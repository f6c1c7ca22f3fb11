package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private final Components components = new Components();

    @Test
    void whatSharesAPersonDeviceOrTradeIsOneThoughTheLinkComesLast() {
        int click = join("clicks", "{'visitorId':'v1'}");
        int trade = join("trades", "{'userId':'u1','tradeId':'t1'}");
        int reversal = join("trades", "{'userId':'u2','tradeId':'t2','reverses':'t1'}");
        assertThat(components.root(click)).isNotEqualTo(components.root(trade));

        join("signups", "{'userId':'u1','visitorId':'v1'}");

        assertThat(List.of(click, trade, reversal)).allMatch(one -> components.root(one) == components.root(click));
    }

    @Test
    void whatHasNothingInCommonStaysApart() {
        int click = join("clicks", "{'visitorId':'same'}");
        int trade = join("trades", "{'userId':'same','tradeId':'t1','reverses':null}");
        int wallet = join("identities", "{'userId':'u2','wallet':'w1'}");
        int otherWallet = join("identities", "{'userId':'u3','wallet':'w1'}");
        int spend = join("spend", "{'campaign':'same'}");

        assertThat(List.of(click, trade, wallet, otherWallet, spend).stream().map(components::root))
                .doesNotHaveDuplicates();
    }

    @Test
    void usersOfInfluencersCanBeJoined() {
        int one = join("identities", "{'userId':'u1','wallet':'w1'}");
        int other = join("identities", "{'userId':'u2','wallet':'w2'}");

        int users = components.joinUsers(List.of("u1", "u2"));

        assertThat(components.root(one)).isEqualTo(components.root(other)).isEqualTo(components.root(users));
    }

    private int join(String topic, String json) {
        try {
            return components.join(topic, new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
