package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Table;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallStagesTest {

    @Test
    void sharingAWalletEndsWithTheLastClaimOfOneSide() throws Exception {
        try (StageHarness<WalletClaim> stage = StageHarness.of(new MatchWallets(), WalletClaim::wallet, null)) {
            stage.send(WalletClaim.ofUser("w", "u1", true));
            stage.send(WalletClaim.ofInfluencer("w", "ann", true));
            stage.send(WalletClaim.ofInfluencer("w", "ann", true));
            stage.barrier(1);
            assertThat(stage.sent(Outputs.PERSONS)).containsExactly(PersonUpdate.sharedWallet("u1", "ann", true));

            stage.send(WalletClaim.ofInfluencer("w", "ann", false));
            stage.barrier(2);
            assertThat(stage.sent(Outputs.PERSONS)).isEmpty();

            stage.send(WalletClaim.ofUser("w", "u1", false));
            stage.send(WalletClaim.ofInfluencer("w", "ann", false));
            stage.barrier(3);
            assertThat(stage.sent(Outputs.PERSONS)).containsExactly(PersonUpdate.sharedWallet("u1", "ann", false));
            assertThat(stage.entries()).isZero();
        }
    }

    @Test
    void aReversalOfAnotherUsersTradeIsFoundInAnyOrderAndForgotten() throws Exception {
        try (StageHarness<TradeMention> stage =
                StageHarness.of(new FindForeignOriginals(), TradeMention::tradeId, null)) {
            stage.send(new TradeMention("t1", "u2", true, Facts.NOON));
            stage.barrier(1);
            assertThat(stage.sent(Outputs.PERSONS)).isEmpty();

            stage.send(new TradeMention("t1", "u1", false, Facts.NOON));
            stage.barrier(2);
            assertThat(stage.sent(Outputs.PERSONS)).containsExactly(PersonUpdate.foreignOriginal("u2", "t1"));

            stage.watermark(Horizon.endOf(Facts.NOON));
            assertThat(stage.timers()).isZero();
            assertThat(stage.entries()).isZero();
        }
    }

    @Test
    void theTwentyFirstClickOfAMinuteIsAHitAlsoAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (StageHarness<FloodSighting> stage = floods(null)) {
            for (int i = 0; i < 20; i++) {
                stage.send(sighting("c" + (10 + i), i));
            }
            state = stage.barrier(1);
            assertThat(stage.rows()).isEmpty();
        }
        try (StageHarness<FloodSighting> stage = floods(state)) {
            stage.send(sighting("c99", 30));
            stage.barrier(2);
            assertThat(stage.rows(Table.FRAUD_HITS)).hasSize(1);

            // An earlier click comes late: another one is the 21st and 22nd now.
            stage.send(sighting("c00", 0));
            stage.barrier(3);
            assertThat(stage.rows()).hasSizeGreaterThanOrEqualTo(1).noneMatch(Row::deleted);

            stage.watermark(Horizon.endOf(Facts.NOON));
            assertThat(stage.timers()).isZero();
            assertThat(stage.entries()).isZero();
        }
    }

    private static StageHarness<FloodSighting> floods(@Nullable OperatorSubtaskState state) throws Exception {
        return StageHarness.of(new DetectClickFlood(), FloodSighting::partition, state);
    }

    private static FloodSighting sighting(String clickId, long second) {
        FloodKey key = new FloodKey("hash", "ANN", Facts.NOON / 60_000);
        return new FloodSighting(key, new FloodClick(clickId, Facts.NOON + second * 1_000));
    }
}
