package io.clearshare.admin.payout.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolanaRailITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long TEN_DOLLARS = 10_000_000;

    private static SolanaPart node;
    private static SolanaRail rail;

    @BeforeAll
    static void start(@TempDir Path directory) {
        node = SolanaPart.start(directory);
        node.advance(40);
        rail = Rails.rail(node, PATIENCE, node.genesis());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void clearFaults() {
        node.control("{\"clear\":true}");
    }

    @Test
    void anotherChainIsRefused() {
        SolanaRail lost = Rails.rail(node, PATIENCE, "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d");
        assertThatThrownBy(lost::isReady).hasMessageContaining("payouts may only go to 5eykt4");
        assertThat(rail.isReady()).isTrue();
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws Exception {
        Path open = Files.copy(node.keyfile(), node.keyfile().resolveSibling("open.json"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> FileSigner.read(open)).hasMessageContaining("0600");
    }

    @Test
    void aPaymentLandsOnceWithItsMemoAndItsCosts() {
        Payment payment = payment(SolanaPart.newAccount().getPublicKeyBase58());
        SignedPayment signed = sign(payment);
        assertThat(rail.send(signed)).isEqualTo("accepted as " + signed.signature());
        rail.send(signed);
        node.advance(1);
        assertThat(rail.prove(payment, signed)).isInstanceOf(Fate.Open.class);
        node.advance(40);
        assertThat(rail.prove(payment, signed)).isInstanceOfSatisfying(Fate.Landed.class, landed -> {
            assertThat(landed.feeLamports()).isEqualTo(Transfer.FEE_LAMPORTS_MAX);
            assertThat(landed.rentLamports()).isEqualTo(UsdcTransfer.RENT_LAMPORTS);
            assertThat(landed.slot()).isPositive();
        });
        String account = Rails.tokenAccount(node, payment.wallet());
        assertThat(node.call("getTokenAccountBalance", account)
                        .path("value")
                        .path("amount")
                        .asString())
                .isEqualTo("10000000");
        assertThat(node.call("getSignaturesForAddress", account)
                        .path(0)
                        .path("memo")
                        .asString())
                .endsWith(payment.memo());
    }

    @Test
    void aPaymentThatWasNeverIncludedExpiresAndMayBeSignedAgain() {
        Payment payment = payment(SolanaPart.newAccount().getPublicKeyBase58());
        node.control("{\"fault\":{\"kind\":\"dropped\"}}");
        SignedPayment signed = sign(payment);
        rail.send(signed);
        node.advance(140);
        assertThat(rail.prove(payment, signed)).isEqualTo(new Fate.Open(true, ""));
        node.advance(60);
        assertThat(rail.prove(payment, signed)).isInstanceOf(Fate.Expired.class);
    }

    @Test
    void theSilenceOfANodeThatLagsIsNoExpiry() {
        Payment payment = payment(SolanaPart.newAccount().getPublicKeyBase58());
        node.control("{\"fault\":{\"kind\":\"delayed\",\"blocks\":140}}");
        SignedPayment signed = sign(payment);
        rail.send(signed);
        node.advance(200);
        node.control(
                "{\"fault\":{\"kind\":\"behind\",\"times\":2,\"blocks\":100,\"method\":\"getSignatureStatuses\"}}");
        assertThat(rail.prove(payment, signed)).isEqualTo(new Fate.Open(false, ""));
        assertThat(rail.prove(payment, signed)).isInstanceOf(Fate.Landed.class);
    }

    @Test
    void aPaymentOfSomebodyElseUnderTheSameMemoStopsTheMachine() {
        Payment payment = payment(SolanaPart.newAccount().getPublicKeyBase58());
        SignedPayment other = sign(payment);
        rail.send(other);
        node.advance(2);
        node.control("{\"fault\":{\"kind\":\"dropped\"}}");
        SignedPayment ours = sign(payment);
        rail.send(ours);
        node.advance(200);
        assertThat(rail.prove(payment, ours)).isInstanceOf(Fate.Impossible.class);
    }

    @Test
    void noAnswerProvesNothing() {
        Payment payment = payment(SolanaPart.newAccount().getPublicKeyBase58());
        SignedPayment signed = sign(payment);
        node.control("{\"fault\":{\"kind\":\"503\",\"times\":1}}");
        assertThat(rail.prove(payment, signed)).isInstanceOf(Fate.Open.class);
        node.control("{\"fault\":{\"kind\":\"429\",\"times\":1}}");
        assertThat(rail.sign(payment)).isInstanceOf(Signing.NotNow.class);
        node.control("{\"fault\":{\"kind\":\"reset_after\",\"times\":1}}");
        assertThat(rail.send(signed)).contains("no answer");
    }

    @Test
    void aMintAndATokenAccountAreNoWallets() {
        assertThat(rail.sign(payment(node.mint()))).isInstanceOf(Signing.Unpayable.class);
        String tokenAccount = Rails.tokenAccount(node, node.treasury().getPublicKeyBase58());
        assertThat(rail.sign(payment(tokenAccount))).isInstanceOf(Signing.Unpayable.class);
        assertThat(rail.sign(payment(node.treasury().getPublicKeyBase58()))).isInstanceOf(Signing.Unpayable.class);
    }

    @Test
    void aTreasuryThatIsShortSignsNothing() {
        Payment tooMuch =
                new Payment(UUID.randomUUID(), SolanaPart.newAccount().getPublicKeyBase58(), 1_000_000_000_000_000L);
        assertThat(rail.sign(tooMuch))
                .isInstanceOfSatisfying(
                        Signing.NotNow.class,
                        notNow -> assertThat(notNow.reason()).contains("less USDC"));
    }

    private static SignedPayment sign(Payment payment) {
        Signing signing = rail.sign(payment);
        assertThat(signing).isInstanceOf(Signing.Signed.class);
        return ((Signing.Signed) signing).payment();
    }

    private static Payment payment(String wallet) {
        return new Payment(UUID.randomUUID(), wallet, TEN_DOLLARS);
    }
}
