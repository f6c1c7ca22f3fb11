package io.clearshare.domain.attribution;

import static io.clearshare.domain.attribution.Life.DAY;
import static io.clearshare.domain.attribution.Life.DOLLAR;
import static io.clearshare.domain.attribution.Life.JANUARY;
import static io.clearshare.domain.attribution.Life.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import io.clearshare.domain.program.PayingModelEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which touches a conversion credits, and for how long. */
class PathTest {

    private final Life life = new Life();

    private ExclusionReason reason(String clickId) {
        return life.result().excluded().stream()
                .filter(excluded -> excluded.touch().clickId().equals(clickId))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void theSignupsPathIsItsThirtyDaysHalfOpen() {
        life.click("out", NOON - 30 * DAY, "ALICE")
                .click("in", NOON - 30 * DAY + 1, "ALICE")
                .click("now", NOON, "BOB")
                .click("after", NOON + 1, "CAROL")
                .signup(NOON);
        assertThat(life.path("signup:u-1")).containsExactly("in", "now");
        assertThat(life.conversion("signup:u-1").valueMicros()).isZero();
        assertThat(life.conversion("signup:u-1").type()).isEqualTo(ConversionType.SIGNUP);
    }

    @Test
    void anAcceptedCodeIsATouchAtTheSignupAndWinsLastTouch() {
        life.view("view", NOON, "ALICE").click("zz", NOON, "ALICE").signup(NOON, "bob");
        assertThat(life.path("signup:u-1")).containsExactly("zz", "code:u-1");
        PathTouch code = life.conversion("signup:u-1").path().touches().get(1);
        assertThat(code.influencerId()).isEqualTo("inf-b");
        assertThat(code.code()).isEqualTo("BOB");
        assertThat(code.touch().platform()).isEqualTo("direct");
        assertThat(code.touch().contentType()).isEmpty();
        assertThat(code.touch().campaign()).isEmpty();
        assertThat(life.conversion("signup:u-1").shareNanos(Model.LAST)).containsExactly(0, 1_000_000_000);
    }

    @Test
    void theFirstReasonInTheStatedOrderIsNamed() {
        CaseEntry confirmed =
                new CaseEntry(1, NOON, "k", Decision.CONFIRMED, List.of("fraud", "self", "view"), List.of());
        life.rule(confirmed)
                .rule(Life.influencer("inf-me", "ME", "u-1"))
                .sharedWallet("inf-c")
                .click("unknown", NOON - 10, "NOBODY")
                .click("early", JANUARY - 1, "ALICE")
                .view("unknown-view", NOON - 9, "NOBODY")
                .view("view", NOON - 8, "ME")
                .click("self", NOON - 7, "me")
                .click("wallet", NOON - 6, "CAROL")
                .click("fraud", NOON - 5, "ALICE")
                .click("fine", NOON - 4, "ALICE")
                .signup(NOON);
        assertThat(reason("unknown")).isEqualTo(ExclusionReason.UNKNOWN_CODE);
        assertThat(reason("early")).isEqualTo(ExclusionReason.UNKNOWN_CODE);
        assertThat(reason("unknown-view")).isEqualTo(ExclusionReason.UNKNOWN_CODE);
        assertThat(reason("view")).isEqualTo(ExclusionReason.VIEW);
        assertThat(reason("self")).isEqualTo(ExclusionReason.SELF_REFERRAL);
        assertThat(reason("wallet")).isEqualTo(ExclusionReason.SELF_REFERRAL);
        assertThat(reason("fraud")).isEqualTo(ExclusionReason.FRAUD);
        assertThat(life.path("signup:u-1")).containsExactly("fine");
    }

    @Test
    void reasonsStandInTheContractsOrder() {
        assertThat(ExclusionReason.values())
                .extracting(Enum::name)
                .containsExactly(
                        "DUPLICATE",
                        "CAPPED",
                        "UNKNOWN_CODE",
                        "VIEW",
                        "SELF_REFERRAL",
                        "FRAUD",
                        "AFTER_CONVERSION",
                        "OUTSIDE_WINDOW");
    }

    @Test
    void aLiftedCaseIncludesTheTouchAgain() {
        life.rule(new CaseEntry(1, NOON, "k", Decision.CONFIRMED, List.of("c"), List.of()))
                .rule(new CaseEntry(2, NOON, "k", Decision.LIFTED, List.of("c"), List.of()))
                .click("c", NOON - 1, "ALICE")
                .signup(NOON);
        assertThat(life.path("signup:u-1")).containsExactly("c");
    }

    @Test
    void oneClickIdOfTwoVisitorsIsOneTouch() {
        life.click("c", NOON - 2, "ALICE").click("c", NOON - 1, "BOB").signup(NOON);
        assertThat(life.path("signup:u-1")).containsExactly("c");
        assertThat(reason("c")).isEqualTo(ExclusionReason.DUPLICATE);
    }

    @Test
    void aClickCannotPassForAnAcceptedCode() {
        life.click("code:u-1", NOON - 1, "ALICE").signup(NOON, "BOB").trade("t", NOON, 3 * DOLLAR);
        assertThat(life.path("trade:t")).containsExactly("code:u-1");
        assertThat(life.lines("trade:t")).extracting(Line::influencerId).containsExactly("inf-b");
        assertThat(reason("code:u-1")).isEqualTo(ExclusionReason.DUPLICATE);
    }

    @Test
    void aTradeIsCreditedToThePathOfItsSpell() {
        life.click("c", NOON - DAY, "ALICE").signup(NOON).click("later", NOON + DAY, "BOB");
        life.trade("t", NOON + 2 * DAY, DOLLAR);
        assertThat(life.path("trade:t")).containsExactly("c");
    }

    @Test
    void aSpellSharesRevenueFor365Days() {
        life.click("c", NOON - 1, "ALICE").signup(NOON);
        for (int day = 60; day < 360; day += 60) {
            life.trade("d" + day, NOON + day * DAY, 0);
        }
        life.trade("last", NOON + 365 * DAY - 1, DOLLAR).trade("over", NOON + 365 * DAY, DOLLAR);
        assertThat(life.path("trade:last")).containsExactly("c");
        assertThat(life.conversion("trade:over").isOrganic()).isTrue();
    }

    @Test
    void aPauseOf90DaysAndATouchStartANewSpell() {
        long pause = NOON + 90 * DAY;
        life.click("c1", NOON - 1, "ALICE")
                .signup(NOON)
                .click("c2", pause - DAY, "BOB")
                .trade("t", pause, DOLLAR);
        assertThat(life.path("trade:t")).containsExactly("c2");
        assertThat(life.conversion("trade:t").path().at()).isEqualTo(pause);
    }

    @Test
    void aShorterPauseOrNoTouchLetsTheOldSpellGoOn() {
        long pause = NOON + 90 * DAY;
        life.click("c1", NOON - 1, "ALICE")
                .signup(NOON)
                .click("c2", pause - DAY, "BOB")
                .trade("t", pause - 1, DOLLAR);
        assertThat(life.path("trade:t")).containsExactly("c1");
        Life untouched = new Life().click("c1", NOON - 1, "ALICE").signup(NOON).trade("t", pause, DOLLAR);
        assertThat(untouched.path("trade:t")).containsExactly("c1");
        assertThat(untouched.conversion("trade:t").path().at()).isEqualTo(NOON);
    }

    @Test
    void zeroFeeAndReversedTradesAreActivitiesReversingOnesAreNot() {
        long pause = NOON + 90 * DAY;
        Life active = new Life().click("c1", NOON - 1, "ALICE").signup(NOON).click("c2", pause - DAY, "BOB");
        active.trade("zero", NOON + DAY, 0).trade("t", pause, DOLLAR);
        assertThat(active.path("trade:t")).containsExactly("c1");
        Life reversing = new Life()
                .click("c1", NOON - 1, "ALICE")
                .trade("before", NOON - DAY, 5)
                .signup(NOON);
        reversing
                .click("c2", pause - DAY, "BOB")
                .reversal("r", NOON + DAY, "before")
                .trade("t", pause, DOLLAR);
        assertThat(reversing.path("trade:t")).containsExactly("c2");
    }

    @Test
    void tradesWithoutOrBeforeASignupAreNobodys() {
        life.click("c", NOON - DAY, "ALICE").trade("t", NOON, DOLLAR);
        assertThat(life.conversion("trade:t").isOrganic()).isTrue();
        life.signup(NOON + 1);
        assertThat(life.conversion("trade:t").isOrganic()).isTrue();
        life.signup(NOON);
        assertThat(life.path("trade:t")).containsExactly("c");
    }

    @Test
    void thePayingModelIsThatOfTheSpellsStartOrOfAConversionWithoutSpell() {
        life.rule(new PayingModelEntry(1, NOON, Model.FIRST))
                .rule(new PayingModelEntry(2, NOON + 1, Model.LAST))
                .trade("before", NOON - 1, DOLLAR)
                .signup(NOON)
                .trade("after", NOON + DAY, DOLLAR)
                .trade("much-later", NOON + 366 * DAY, DOLLAR);
        assertThat(life.conversion("trade:before").paying()).isEqualTo(Model.POSITION);
        assertThat(life.conversion("signup:u-1").paying()).isEqualTo(Model.FIRST);
        assertThat(life.conversion("trade:after").paying()).isEqualTo(Model.FIRST);
        assertThat(life.conversion("trade:after").ruleVersion()).isEqualTo(1);
        assertThat(life.conversion("trade:much-later").paying()).isEqualTo(Model.FIRST);
    }

    @Test
    void anOrganicConversionHasOneWholeRowPerModel() {
        Conversion trade = life.trade("t", NOON, DOLLAR).conversion("trade:t");
        assertThat(trade.credits()).hasSize(Model.values().length).allSatisfy(credit -> {
            assertThat(credit.influencerId() + credit.code() + credit.clickId() + credit.platform())
                    .isEmpty();
            assertThat(credit.creditMicros()).isEqualTo(DOLLAR);
            assertThat(credit.shareNanos()).isEqualTo(1_000_000_000);
        });
        assertThat(trade.credits())
                .filteredOn(Credit::paying)
                .extracting(Credit::model)
                .containsExactly(Model.POSITION);
        assertThat(trade.lines()).isEmpty();
    }

    @Test
    void touchesOfWeightZeroHaveNoRow() {
        life.click("c1", NOON - 3, "ALICE")
                .click("c2", NOON - 2, "BOB")
                .click("c3", NOON - 1, "CAROL")
                .signup(NOON);
        List<Credit> credits = life.conversion("signup:u-1").credits();
        assertThat(credits)
                .filteredOn(credit -> credit.model() == Model.FIRST)
                .extracting(Credit::clickId)
                .containsExactly("c1");
        assertThat(credits)
                .filteredOn(credit -> credit.model() == Model.POSITION)
                .extracting(Credit::shareNanos)
                .containsExactly(400_000_000L, 200_000_000L, 400_000_000L);
    }
}
