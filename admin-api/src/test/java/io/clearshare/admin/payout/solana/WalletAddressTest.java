package io.clearshare.admin.payout.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.SolanaPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.p2p.solanaj.core.PublicKey;

class WalletAddressTest {

    @Test
    void everyKeyIsAnAddress() {
        for (int i = 0; i < 50; i++) {
            assertThat(WalletAddress.parse(SolanaPart.newAccount().getPublicKeyBase58()))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not an address",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "0OIl5YjGuV5qk4WkVHqGmVbzKX1hQNtJ8QmY5gSxk4mW",
                "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWC"
            })
    void anythingElseIsNone(String text) {
        assertThat(WalletAddress.parse(text)).isEmpty();
    }

    @Test
    void aDerivedAddressHasNoKeyAndIsNone() {
        PublicKey owner = SolanaPart.newAccount().getPublicKey();
        PublicKey derived = UsdcTransfer.tokenAccount(owner, owner);
        assertThat(WalletAddress.parse(derived.toBase58())).isEmpty();
    }
}
