package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.touch.Link;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Table;
import org.junit.jupiter.api.Test;

class ResolvePeopleTest {

    @Test
    void anEarlierSignupTakesTheLinkTheWalletAndTheRowOfALaterOne() throws Exception {
        try (StageHarness<AccountUpdate> stage = harness()) {
            stage.send(AccountUpdate.fact("u1", Facts.of(Facts.signup("g2", "u1", "v2", Facts.NOON, "w2"))));
            stage.barrier(1);
            assertThat(stage.rows(Table.SIGNUPS)).hasSize(1);
            assertThat(stage.sent(Outputs.VISITORS))
                    .containsExactly(VisitorUpdate.link(new Link("v2", "u1", Facts.NOON), true));
            stage.sent(Outputs.WALLETS);

            stage.send(AccountUpdate.fact("u1", Facts.of(Facts.signup("g1", "u1", "v1", Facts.NOON - 1, ""))));
            stage.barrier(2);

            assertThat(stage.rows(Table.SIGNUPS)).hasSize(1);
            assertThat(stage.sent(Outputs.VISITORS))
                    .containsExactly(
                            VisitorUpdate.link(new Link("v2", "u1", Facts.NOON), false),
                            VisitorUpdate.link(new Link("v1", "u1", Facts.NOON - 1), true));
            assertThat(stage.sent(Outputs.WALLETS)).containsExactly(WalletClaim.ofUser("w2", "u1", false));
            assertThat(stage.sent(Outputs.DEAD_LETTERS))
                    .extracting(DeadLetter::eventId, DeadLetter::reason)
                    .containsExactly(tuple("g2", Refusal.DUPLICATE_ENTITY));
        }
    }

    @Test
    void aUserThatIsAnInfluencerClaimsItsWalletsForBoth() throws Exception {
        try (StageHarness<AccountUpdate> stage = harness()) {
            stage.send(AccountUpdate.fact("u1", Facts.of(Facts.identity("i1", "u1", "w1"))));
            stage.send(AccountUpdate.isInfluencer("u1", "ann"));
            stage.send(AccountUpdate.isInfluencer("u1", "ann"));
            stage.barrier(1);

            assertThat(stage.sent(Outputs.WALLETS))
                    .containsExactlyInAnyOrder(
                            WalletClaim.ofUser("w1", "u1", true), WalletClaim.ofInfluencer("w1", "ann", true));
            assertThat(stage.sent(Outputs.PERSONS)).isEmpty();
        }
    }

    private static StageHarness<AccountUpdate> harness() throws Exception {
        return StageHarness.of(new ResolvePeople(), AccountUpdate::userId, null);
    }
}
