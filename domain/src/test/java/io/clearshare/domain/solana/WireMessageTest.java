package io.clearshare.domain.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireMessageTest {

    @Test
    void whatIsCompiledIsReadBack() {
        String payer = address(1);
        List<Instruction> instructions = List.of(
                Programs.memo("x".repeat(300)),
                Programs.transferSol(payer, address(2), 5),
                Programs.createTokenAccount(payer, address(3), address(4)));
        WireMessage read = WireMessage.parse(WireMessage.compile(payer, address(5), instructions));
        assertThat(read.blockhash()).isEqualTo(address(5));
        assertThat(read.keys().get(0)).isEqualTo(payer);
        assertThat(read.signers()).isEqualTo(1);
        assertThat(read.instructions()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Instruction found = read.instructions().get(i);
            assertThat(found.program()).isEqualTo(instructions.get(i).program());
            assertThat(found.data()).isEqualTo(instructions.get(i).data());
            assertThat(found.accounts()).isEqualTo(instructions.get(i).accounts());
        }
    }

    @Test
    void signersStandFirstAndReadersLast() {
        String payer = address(1);
        Instruction both = new Instruction(
                address(9),
                List.of(
                        AccountUse.readOnly(address(2)),
                        AccountUse.signer(address(3)),
                        AccountUse.writable(address(4))),
                new byte[] {1});
        WireMessage read = WireMessage.parse(WireMessage.compile(payer, address(5), List.of(both)));
        assertThat(read.keys()).containsExactly(payer, address(3), address(4), address(2), address(9));
        assertThat(List.of(read.signers(), read.readOnlySigned(), read.readOnlyOther()))
                .containsExactly(2, 1, 2);
    }

    @Test
    void base58IsThatOfEverybody() {
        assertThat(Base58.encode(new byte[] {0, 0, 1})).isEqualTo("112");
        assertThat(Base58.decode("112")).containsExactly(0, 0, 1);
        assertThat(Base58.decode("StV1DL6CwTryKyV"))
                .isEqualTo("hello world".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Base58.decode("0OIl")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Base58.address("z".repeat(44))).isInstanceOf(IllegalArgumentException.class);
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
        }
    }

    /** A published vector: the USDC account of a well-known wallet is checked on the real machine by the rail's tests. */
    @Test
    void derivedAddressesHaveNoKey() {
        for (int i = 0; i < 20; i++) {
            String account = ProgramAddress.tokenAccount(address(i), address(i + 1));
            assertThat(ProgramAddress.isOnCurve(Base58.address(account))).isFalse();
        }
        assertThat(ProgramAddress.isOnCurve(Base58.address("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")))
                .isTrue();
    }

    private static String address(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) (40 + number));
        return Base58.encode(bytes);
    }
}
