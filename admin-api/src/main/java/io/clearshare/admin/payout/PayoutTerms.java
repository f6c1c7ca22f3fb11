package io.clearshare.admin.payout;

import io.clearshare.admin.settings.Settings;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The terms on which balances are paid.
 *
 * @param automaticMicrosMax  up to which amount no person is asked
 * @param pauseAfterRefusal   how long a payout that was refused or failed is not proposed again
 */
@Component
public record PayoutTerms(long automaticMicrosMax, Duration pauseAfterRefusal) {

    public PayoutTerms {
        if (automaticMicrosMax < 0 || pauseAfterRefusal.isNegative()) {
            throw new IllegalArgumentException("Negative terms");
        }
    }

    @Autowired
    PayoutTerms(Settings settings) {
        this(settings.payouts().autoLimitMicros(), Duration.ofHours(24));
    }
}
