package io.clearshare.admin.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How one payout address is exchanged for another.
 *
 * @param coolingOff how long nothing is paid after a confirmed change, so that its owner can still object
 */
@ConfigurationProperties("clearshare.wallet")
public record WalletSettings(Duration coolingOff) {

    public WalletSettings {
        if (coolingOff.isNegative()) {
            throw new IllegalArgumentException("CLEARSHARE_WALLET_COOLING_OFF is negative");
        }
    }
}
