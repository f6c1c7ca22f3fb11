package io.clearshare.admin.payout.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.payout.proof.FundsSample.Owed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FundsSampleTest {

    @Test
    void oneUnitTooLittleIsMissing() {
        assertThat(missing(100, new Owed(60, 40, 0))).isZero();
        assertThat(missing(99, new Owed(60, 40, 0))).isEqualTo(1);
        assertThat(missing(0, new Owed(0, 0, 0))).isZero();
    }

    @Test
    void whatIsSignedMayHaveLeftAlready() {
        assertThat(missing(70, new Owed(60, 40, 30))).isZero();
        assertThat(missing(69, new Owed(60, 40, 30))).isEqualTo(1);
    }

    private static long missing(long holdings, Owed owed) {
        return FundsSample.of(Instant.EPOCH, "USDC", 1, "a", holdings, owed).missing();
    }
}
