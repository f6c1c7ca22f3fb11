package io.clearshare.admin.payout.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.domain.solana.ProgramAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        String owner = SolanaPart.newAccount().getPublicKeyBase58();
        assertThat(WalletAddress.parse(ProgramAddress.tokenAccount(owner, owner)))
                .isEmpty();
    }
}
