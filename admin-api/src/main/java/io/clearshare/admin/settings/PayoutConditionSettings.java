package io.clearshare.admin.settings;

import io.clearshare.domain.kyc.Requirement;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What has to be known of an influencer before money leaves.
 *
 * @param required      names with commas between: identity, tax-form, sanctions; may be empty
 * @param limitedMicros what may be paid in all to somebody whose identity alone is missing
 */
@ConfigurationProperties("clearshare.conditions")
public record PayoutConditionSettings(String required, long limitedMicros) {

    public PayoutConditionSettings {
        Requirement.parse(required);
        if (limitedMicros < 0) {
            throw new IllegalArgumentException("CLEARSHARE_PAYOUT_LIMITED_MICROS is negative");
        }
    }

    public Set<Requirement> requirements() {
        return Requirement.parse(required);
    }
}
