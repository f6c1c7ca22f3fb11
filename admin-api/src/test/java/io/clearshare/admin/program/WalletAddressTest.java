package io.clearshare.admin.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
                "So11111111111111111111111111111111111111112",
                "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
            })
    void acceptsThirtyTwoBytes(String address) {
        assertThat(WalletAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "11111111111111111111111111111111",
                "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9Pus",
                "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin1",
                "0xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
                "0xdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef"
            })
    void refusesEverythingElse(String text) {
        assertThat(WalletAddress.isValid(text)).isFalse();
    }
}
