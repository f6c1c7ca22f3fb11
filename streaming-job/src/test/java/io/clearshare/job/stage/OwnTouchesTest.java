package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.row.Table;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OwnTouchesTest {

    @Test
    void touchesMoveWithTheLinkThatOwnsThem() throws Exception {
        try (StageHarness<VisitorUpdate> stage = harness()) {
            stage.send(click("c1", Facts.NOON));
            stage.barrier(1);
            assertThat(stage.sent(Outputs.PERSONS)).isEmpty();
            assertThat(stage.rows(Table.CLICKS)).hasSize(1);

            stage.send(VisitorUpdate.link(new Link("v1", "u2", Facts.NOON + Facts.DAY), true));
            stage.barrier(2);
            assertThat(stage.sent(Outputs.PERSONS)).singleElement().satisfies(update -> {
                assertThat(update.userId()).isEqualTo("u2");
                assertThat(news(update).gainedTouches()).hasSize(1);
                assertThat(news(update).gainedExposures()).hasSize(1);
                assertThat(news(update).lostTouches()).isEmpty();
                assertThat(news(update).lostExposures()).isEmpty();
            });

            stage.send(VisitorUpdate.link(new Link("v1", "u1", Facts.NOON + Facts.HOUR), true));
            stage.barrier(3);
            assertThat(stage.sent(Outputs.PERSONS))
                    .extracting(
                            PersonUpdate::userId,
                            update -> clickIds(news(update).lostTouches()),
                            update -> clickIds(news(update).gainedTouches()))
                    .containsExactly(tuple("u2", List.of("c1"), List.of()), tuple("u1", List.of(), List.of("c1")));
        }
    }

    @Test
    void aClickThatComesAfterItsLinkIsToldToTheUserThatOwnsIt() throws Exception {
        try (StageHarness<VisitorUpdate> stage = harness()) {
            stage.send(VisitorUpdate.link(new Link("v1", "u1", Facts.NOON), true));
            stage.send(VisitorUpdate.link(new Link("v1", "u2", Facts.NOON + Facts.DAY), true));
            stage.barrier(1);
            assertThat(stage.sent(Outputs.PERSONS)).isEmpty();

            stage.send(click("c1", Facts.NOON + Facts.HOUR));
            stage.barrier(2);
            assertThat(stage.sent(Outputs.PERSONS)).singleElement().satisfies(update -> {
                assertThat(update.userId()).isEqualTo("u2");
                assertThat(clickIds(news(update).gainedTouches())).containsExactly("c1");
                assertThat(news(update).gainedExposures()).hasSize(1);
            });
        }
    }

    @Test
    void anEarlierClickOfTheHourTakesTheCountFromALaterOne() throws Exception {
        try (StageHarness<VisitorUpdate> stage = harness()) {
            stage.send(click("c2", Facts.NOON + 2));
            stage.barrier(1);
            assertThat(stage.rows(Table.CLICK_VERDICTS)).isEmpty();

            stage.send(click("c1", Facts.NOON + 1));
            stage.barrier(2);

            assertThat(stage.rows(Table.CLICK_VERDICTS))
                    .singleElement()
                    .satisfies(row -> assertThat(row.deleted()).isFalse());
        }
    }

    @Test
    void anIpIsOnlyKnownByItsHashOfTheMonth() {
        IpHash hash = new IpHash("secret");
        String march = hash.of("10.0.0.1", Facts.NOON);

        assertThat(march).hasSize(24).isEqualTo(new IpHash("secret").of("10.0.0.1", Facts.NOON + Facts.DAY));
        assertThat(march).isNotEqualTo(hash.of("10.0.0.1", Facts.NOON + 31 * Facts.DAY));
        assertThat(march).isNotEqualTo(new IpHash("other").of("10.0.0.1", Facts.NOON));
        assertThat(hash.of("", Facts.NOON)).isEmpty();
    }

    @Test
    void clicksAreForgottenWithoutAWordButForTheFirstExposure() throws Exception {
        try (StageHarness<VisitorUpdate> stage = harness()) {
            stage.send(click("c1", Facts.NOON));
            stage.send(click("c2", Facts.NOON + Facts.DAY));
            stage.barrier(1);
            stage.rows();
            assertThat(stage.timers())
                    .as("one for the oldest click, however many there are")
                    .isEqualTo(1);

            stage.watermark(Horizon.endOfTouch(Facts.NOON + Facts.DAY) + Facts.DAY);
            assertThat(stage.rows()).isEmpty();
            assertThat(stage.timers()).isZero();

            stage.send(click("c3", Facts.NOON + 300 * Facts.DAY));
            stage.barrier(2);
            assertThat(stage.rows(Table.EXPOSURES)).isEmpty();

            stage.send(VisitorUpdate.link(new Link("v1", "u1", Facts.NOON + 2 * Facts.DAY), true));
            stage.barrier(3);
            assertThat(stage.sent(Outputs.PERSONS))
                    .flatExtracting(update -> clickIds(news(update).gainedTouches()))
                    .containsExactlyInAnyOrder("c1", "c3");
        }
    }

    @Test
    void aLinkWithinTheHorizonFindsTheTouchesItClaims() throws Exception {
        try (StageHarness<VisitorUpdate> stage = harness()) {
            stage.send(click("c1", Facts.NOON));
            stage.send(click("c2", Facts.NOON + Facts.DAY));
            stage.barrier(1);
            stage.watermark(Facts.NOON + 209 * Facts.DAY);

            stage.send(VisitorUpdate.link(new Link("v1", "u1", Facts.NOON + 90 * Facts.DAY), true));
            stage.barrier(2);

            assertThat(stage.sent(Outputs.PERSONS))
                    .flatExtracting(update -> clickIds(news(update).gainedTouches()))
                    .containsExactly("c2");
        }
    }

    private static VisitorNews news(PersonUpdate update) {
        return Objects.requireNonNull(update.news());
    }

    private static List<String> clickIds(List<Touch> touches) {
        return touches.stream().map(Touch::clickId).toList();
    }

    private static VisitorUpdate click(String id, long at) {
        Click click = Facts.click(id, "v1", at, "10.0.0.1");
        return VisitorUpdate.click(Facts.of(click));
    }

    private static StageHarness<VisitorUpdate> harness() throws Exception {
        return StageHarness.of(new OwnTouches("secret"), VisitorUpdate::visitorId, null);
    }
}
