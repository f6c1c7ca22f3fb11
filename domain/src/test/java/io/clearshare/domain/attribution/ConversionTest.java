package io.clearshare.domain.attribution;

import static io.clearshare.domain.attribution.Life.DAY;
import static io.clearshare.domain.attribution.Life.DOLLAR;
import static io.clearshare.domain.attribution.Life.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import io.clearshare.domain.program.HoldEntry;
import io.clearshare.domain.program.TierEntry;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Activations, reversals and refused trades. */
class ConversionTest {

    private final Life life = new Life().click("c", NOON - DAY, "ALICE").signup(NOON);

    private Refusal refusal(String eventId) {
        return life.result().refused().stream()
                .filter(refused -> refused.trade().eventId().equals(eventId))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void activationIsTheTradeAtWhichFeesReachTheThreshold() {
        life.trade("t1", NOON, DOLLAR).trade("t3", NOON + 2, DOLLAR).trade("t2", NOON + 1, 3 * DOLLAR);
        Conversion activation = life.conversion("activation:u-1");
        assertThat(activation.at()).isEqualTo(NOON + 1);
        assertThat(activation.valueMicros()).isEqualTo(2 * DOLLAR);
        assertThat(activation.volumeMicros()).isZero();
        assertThat(life.path("activation:u-1")).containsExactly("c");
    }

    @Test
    void tradesAtOneTimeGoInOrderOfTheirIds() {
        life.trade("tb", NOON, 4 * DOLLAR).trade("ta", NOON, DOLLAR - 1);
        assertThat(life.conversion("activation:u-1").at()).isEqualTo(NOON);
    }

    @Test
    void onlyTradesFromTheSignupAndWithin90DaysActivate() {
        life.trade("before", NOON - 1, 4 * DOLLAR).trade("after", NOON + 90 * DAY, 4 * DOLLAR);
        assertThat(life.conversionIds()).doesNotContain("activation:u-1");
        life.trade("within", NOON + 90 * DAY - 1, 4 * DOLLAR);
        assertThat(life.conversion("activation:u-1").at()).isEqualTo(NOON + 90 * DAY - 1);
    }

    @Test
    void aReversedTradeDoesNotActivateSoTheActivationMovesOrVanishes() {
        life.trade("t1", NOON + 1, 4 * DOLLAR).trade("t2", NOON + 2, 4 * DOLLAR);
        life.reversal("r1", NOON + 400 * DAY, "t1");
        assertThat(life.conversion("activation:u-1").at()).isEqualTo(NOON + 2);
        life.reversal("r2", NOON + 400 * DAY, "t2");
        assertThat(life.conversionIds()).doesNotContain("activation:u-1");
    }

    @Test
    void bountyAndThresholdAreThoseInForceAtTheSignup() {
        life.rule(new BountyEntry(1, NOON, 10, 30)).rule(new BountyEntry(2, NOON + 1, 0, 0));
        life.trade("t1", NOON + 5, 29).trade("t2", NOON + 6, 1);
        assertThat(life.conversion("activation:u-1").at()).isEqualTo(NOON + 6);
        assertThat(life.conversion("activation:u-1").valueMicros()).isEqualTo(10);
    }

    @Test
    void withBountyZeroTheFirstTradeWithAFeeActivates() {
        life.rule(new BountyEntry(1, NOON, 0, 0)).trade("t1", NOON + 1, 0).trade("t2", NOON + 2, 1);
        Conversion activation = life.conversion("activation:u-1");
        assertThat(activation.at()).isEqualTo(NOON + 2);
        assertThat(activation.credits()).hasSize(5);
        assertThat(activation.lines()).isEmpty();
    }

    @Test
    void aReversalMirrorsTheOriginal() {
        life.click("c2", NOON - 1, "BOB").trade("t", NOON + DAY, 3 * DOLLAR).reversal("r", NOON + 40 * DAY, "t");
        Conversion original = life.conversion("trade:t");
        Conversion reversal = life.conversion("trade:r");
        assertThat(reversal.at()).isEqualTo(NOON + 40 * DAY);
        assertThat(reversal.type()).isEqualTo(ConversionType.TRADE);
        assertThat(reversal.valueMicros()).isEqualTo(-3 * DOLLAR);
        assertThat(reversal.volumeMicros()).isEqualTo(-original.volumeMicros());
        assertThat(reversal.path()).isEqualTo(original.path());
        for (Model model : Model.values()) {
            assertThat(reversal.creditMicros(model)).containsExactly(negated(original.creditMicros(model)));
            assertThat(reversal.shareNanos(model)).containsExactly(negated(original.shareNanos(model)));
        }
        assertThat(reversal.lines())
                .extracting(Line::kind, Line::influencerId, Line::amountMicros, Line::occurredAt, Line::settlesAt)
                .containsExactly(
                        tuple(Kind.REVERSAL, "inf-a", -150_000L, NOON + 40 * DAY, NOON + 40 * DAY),
                        tuple(Kind.REVERSAL, "inf-b", -150_000L, NOON + 40 * DAY, NOON + 40 * DAY));
    }

    private static long[] negated(long[] amounts) {
        long[] negated = new long[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            negated[i] = -amounts[i];
        }
        return negated;
    }

    @Test
    void anEarlyReversalSettlesWithWhatItNegates() {
        life.trade("t", NOON, DOLLAR).reversal("r", NOON + 1, "t");
        assertThat(life.lines("trade:r").get(0).settlesAt()).isEqualTo(NOON + 14 * DAY);
        assertThat(life.lines("trade:r").get(0).occurredAt()).isEqualTo(NOON + 1);
    }

    @Test
    void anOrganicTradeIsReversedOrganically() {
        life.trade("t", NOON - 5, DOLLAR).reversal("r", NOON, "t");
        assertThat(life.conversion("trade:r").credits())
                .extracting(Credit::creditMicros)
                .containsOnly(-DOLLAR);
        assertThat(life.conversion("trade:r").credits())
                .extracting(Credit::shareNanos)
                .containsOnly(-1_000_000_000L);
    }

    @Test
    void aReversalOfTheUnknownWaits() {
        life.reversal("r", NOON, "t");
        assertThat(life.result().awaitingOriginal()).extracting(Trade::tradeId).containsExactly("r");
        assertThat(life.conversionIds()).containsExactly("signup:u-1");
        life.trade("t", NOON - 1, DOLLAR);
        assertThat(life.result().awaitingOriginal()).isEmpty();
        assertThat(life.conversionIds()).contains("trade:r", "trade:t");
    }

    @Test
    void aReversalOfAnotherUserOfAReversalOrFromBeforeTheTradeIsInvalid() {
        life.trade("t", NOON, DOLLAR).trade("t2", NOON, DOLLAR).foreignOriginal("foreign");
        life.reversal("r-foreign", NOON, "foreign");
        life.reversal("r", NOON, "t").reversal("r-of-r", NOON + 1, "r");
        life.reversal("r-early", NOON - 1, "t2").reversal("r-self", NOON, "r-self");
        for (String invalid : List.of("r-foreign", "r-of-r", "r-early", "r-self")) {
            assertThat(refusal("e-" + invalid)).as(invalid).isEqualTo(Refusal.INVALID_REVERSAL);
        }
        assertThat(life.conversionIds()).containsExactly("signup:u-1", "trade:r", "trade:t", "trade:t2");
    }

    @Test
    void ofTwoReversalsTheEarlierCounts() {
        life.trade("t", NOON, DOLLAR).reversal("r2", NOON + 2, "t").reversal("r1", NOON + 1, "t");
        assertThat(refusal("e-r2")).isEqualTo(Refusal.DUPLICATE_ENTITY);
        assertThat(life.conversionIds()).contains("trade:r1").doesNotContain("trade:r2");
    }

    @Test
    void ofTwoTradesOfAnIdTheEarliestByTimeAndEventIdCounts() {
        life.add("late", "t", NOON + 1, 7, "").add("b", "t", NOON, 8, "").add("a", "t", NOON, 9, "");
        assertThat(life.conversion("trade:t").valueMicros()).isEqualTo(9);
        assertThat(refusal("e-late")).isEqualTo(Refusal.DUPLICATE_ENTITY);
        assertThat(refusal("e-b")).isEqualTo(Refusal.DUPLICATE_ENTITY);
    }

    @Test
    void aTradeOfAConfirmedCaseIsAsIfItHadNotBeen() {
        life.rule(new CaseEntry(1, NOON, "k", Decision.CONFIRMED, List.of(), List.of("t")));
        life.trade("t", NOON + 1, 10 * DOLLAR).reversal("r", NOON + 2, "t");
        assertThat(life.conversionIds()).containsExactly("signup:u-1");
        assertThat(life.result().refused()).isEmpty();
        assertThat(life.result().awaitingOriginal()).isEmpty();
    }

    @Test
    void aTradesLinesAreItsPayingCreditsTimesTheRate() {
        life.click("c2", NOON - 2, "BOB").click("c3", NOON - 1, "CAROL");
        life.rule(new TierEntry(1, NOON, "inf-b", YearMonth.of(2026, 3), 2));
        life.trade("t", NOON + 1, 1_000_001);
        assertThat(life.conversion("trade:t").creditMicros(Model.POSITION)).containsExactly(400_001, 200_000, 400_000);
        assertThat(life.lines("trade:t"))
                .extracting(
                        Line::earningId,
                        Line::influencerId,
                        Line::kind,
                        Line::amountMicros,
                        Line::tier,
                        Line::settlesAt)
                .containsExactly(
                        tuple("trade:t/c", "inf-a", Kind.REVENUE_SHARE, 40_000L, 0, NOON + 1 + 14 * DAY),
                        tuple("trade:t/c2", "inf-b", Kind.REVENUE_SHARE, 40_000L, 2, NOON + 1 + 14 * DAY),
                        tuple("trade:t/c3", "inf-c", Kind.REVENUE_SHARE, 40_000L, 0, NOON + 1 + 14 * DAY));
    }

    @Test
    void linesOfNothingAreLeftOut() {
        life.trade("t", NOON + 1, 9);
        assertThat(life.lines("trade:t")).isEmpty();
        assertThat(life.lines("signup:u-1")).isEmpty();
    }

    @Test
    void aBountyIsPaidAsItIsCredited() {
        life.click("c2", NOON - 1, "BOB").trade("t", NOON, 4 * DOLLAR).rule(new HoldEntry(1, NOON, 20_000));
        assertThat(life.lines("activation:u-1"))
                .extracting(Line::influencerId, Line::kind, Line::amountMicros, Line::settlesAt)
                .containsExactly(
                        tuple("inf-a", Kind.BOUNTY, DOLLAR, NOON + 20_000),
                        tuple("inf-b", Kind.BOUNTY, DOLLAR, NOON + 20_000));
    }

    @Test
    void outcomesCountFor30DaysFromTheUsersFirstExposure() {
        life.exposure("x", "v-1", "red", NOON + 5, false).exposure("x", "v-2", "blue", NOON, false);
        life.exposure("mixed", "v-1", "red", NOON, true).exposure("mixed", "v-2", "red", NOON + 1, false);
        life.trade("before", NOON - 1, 1).trade("t1", NOON + 1, 4 * DOLLAR).trade("t2", NOON + DAY, 5);
        life.reversal("r2", NOON + 2 * DAY, "t2").trade("t3", NOON + 30 * DAY, 7);
        assertThat(life.result().outcomes())
                .extracting(
                        outcome -> outcome.experimentId(),
                        outcome -> outcome.visitorId(),
                        outcome -> outcome.variant(),
                        outcome -> outcome.signups(),
                        outcome -> outcome.activations(),
                        outcome -> outcome.feeMicros())
                .containsExactly(tuple("x", "v-2", "blue", 1, 1, 4 * DOLLAR));
    }
}
