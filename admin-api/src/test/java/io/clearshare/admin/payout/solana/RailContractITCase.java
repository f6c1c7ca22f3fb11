package io.clearshare.admin.payout.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.SignerPart;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayoutRail;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every rail promises, on the real virtual machine; and what the separate signer refuses. */
class RailContractITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long CAP = 40_000_000;
    private static SolanaPart node;
    private static SignerPart signer;
    private static Endpoints nodes;

    @TempDir
    private static Path directory;

    /** All rails there are, in all ways their key can be held. */
    private enum Rail {
        USDC_BY_ITS_OWNER(Currency.USDC),
        USDC_BY_A_DELEGATE(Currency.USDC),
        SOL(Currency.SOL);

        private final Currency currency;

        Rail(Currency currency) {
            this.currency = currency;
        }

        private PayoutRail open() {
            return switch (this) {
                case USDC_BY_ITS_OWNER -> Rails.usdc(node, nodes, FileSigner.read(node.keyfile()), "");
                case USDC_BY_A_DELEGATE ->
                    Rails.usdc(
                            node,
                            nodes,
                            Rails.remote(signer.socket(), signer.secret()),
                            node.treasury().getPublicKeyBase58());
                case SOL -> Rails.sol(nodes, Rails.remote(signer.socket(), signer.secret()));
            };
        }

        private String received(String wallet) {
            return currency == Currency.SOL
                    ? node.call("getBalance", wallet).path("value").asString()
                    : node.call("getTokenAccountBalance", Rails.tokenAccount(node, wallet))
                            .path("value")
                            .path("amount")
                            .asString("0");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        node = SolanaPart.start(directory);
        node.advance(40);
        nodes = Rails.endpoints(node, PATIENCE, node.genesis(), node.rpc());
        signer = SignerPart.start(
                directory,
                node,
                Map.of(
                        "SIGNER_USDC_PAYOUT_MAX_MICROS", Long.toString(CAP),
                        "SIGNER_USDC_DAY_MAX_MICROS", "10000000000",
                        "SIGNER_SOL_PAYOUT_MAX_LAMPORTS", "1000000000",
                        "SIGNER_SOL_DAY_MAX_LAMPORTS", "100000000000",
                        "SIGNER_COST_DAY_MAX_LAMPORTS", "1000000000"));
        signer.allow(1_000_000_000, 50_000_000_000L);
    }

    @AfterAll
    static void stop() {
        signer.close();
        node.close();
    }

    @BeforeEach
    void clearFaults() {
        node.control("{\"clear\":true}");
    }

    @ParameterizedTest
    @EnumSource
    void twiceSentIsOncePaidToTheUnit(Rail kind) {
        PayoutRail rail = kind.open();
        assertThat(rail.isReady()).isTrue();
        Payment payment = payment(kind, 12_345_677);
        SignedPayment signed = sign(rail, payment);
        rail.send(signed);
        rail.send(signed);
        node.advance(1);
        rail.send(signed);
        node.advance(50);
        rail.send(signed);
        node.advance(50);
        assertThat(rail.prove(payment, signed)).isInstanceOfSatisfying(Fate.Landed.class, landed -> {
            assertThat(landed.feeLamports()).isEqualTo(Transfer.FEE_LAMPORTS_MAX);
            assertThat(landed.rentLamports()).isEqualTo(kind.currency == Currency.SOL ? 0 : UsdcTransfer.RENT_LAMPORTS);
        });
        assertThat(kind.received(payment.wallet())).isEqualTo("12345677");
        long units = node.call("getTransaction", signed.signature(), Map.of("encoding", "json"))
                .path("meta")
                .path("computeUnitsConsumed")
                .asLong();
        System.out.println(kind + " takes " + units + " compute units");
        assertThat(units).isPositive().isLessThan(Transfer.COMPUTE_UNITS_MAX * 3L / 4);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownOutcomeIsNeverCalledOver(Rail kind) {
        PayoutRail rail = kind.open();
        for (String fault : new String[] {"reset_after", "503_after", "timeout_after", "429", "reset"}) {
            node.control("{\"fault\":{\"kind\":\"" + fault + "\"}}");
            Payment payment = payment(kind, 2_000_000);
            SignedPayment signed = signAgain(rail, payment);
            rail.send(signed);
            assertThat(rail.prove(payment, signed)).as(fault).isInstanceOf(Fate.Open.class);
            rail.send(signed);
            node.advance(40);
            assertThat(rail.prove(payment, signed)).as(fault).isInstanceOf(Fate.Landed.class);
            assertThat(kind.received(payment.wallet())).as(fault).isEqualTo("2000000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatCanNeverLandIsExpired(Rail kind) {
        PayoutRail rail = kind.open();
        node.control("{\"fault\":{\"kind\":\"dropped\"}}");
        Payment payment = payment(kind, 2_000_000);
        SignedPayment signed = sign(rail, payment);
        rail.send(signed);
        node.advance(140);
        assertThat(rail.prove(payment, signed)).isEqualTo(new Fate.Open(true, ""));
        node.advance(60);
        assertThat(rail.prove(payment, signed)).isInstanceOf(Fate.Expired.class);
        SignedPayment next = sign(rail, payment);
        rail.send(next);
        node.advance(40);
        assertThat(rail.prove(payment, next)).isInstanceOf(Fate.Landed.class);
        assertThat(kind.received(payment.wallet())).isEqualTo("2000000");
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceGoEachItsOwnWay(Rail kind) {
        PayoutRail rail = kind.open();
        List<Payment> payments = IntStream.range(0, 60)
                .mapToObj(i -> payment(kind, 2_000_000 + i))
                .toList();
        List<Payment> asked = new ArrayList<>(payments);
        asked.add(1, new Payment(UUID.randomUUID(), node.mint(), kind.currency, 2_000_000, "0d".repeat(32)));
        asked.add(3, payment(kind, 900_000_000_000_000L));
        List<Signing> signings = rail.signAll(asked);
        assertThat(signings.get(1)).isInstanceOf(Signing.Unpayable.class);
        assertThat(signings.get(3)).isInstanceOf(Signing.NotNow.class);
        List<SignedPayment> signed = signings.stream()
                .filter(Signing.Signed.class::isInstance)
                .map(signing -> ((Signing.Signed) signing).payment())
                .toList();
        assertThat(signed).hasSize(60);
        node.control("{\"fault\":{\"kind\":\"dropped\",\"memo\":\"%s\"}}"
                .formatted(payments.get(7).payoutId()));
        rail.sendAll(signed);
        node.advance(40);
        List<Fate> fates = rail.proveAll(IntStream.range(0, 60)
                .mapToObj(i -> new PayoutRail.Sent(payments.get(i), signed.get(i)))
                .toList());
        for (int i = 0; i < 60; i++) {
            assertThat(fates.get(i)).as("payment %d", i).isInstanceOf(i == 7 ? Fate.Open.class : Fate.Landed.class);
        }
        assertThat(kind.received(payments.get(59).wallet())).isEqualTo("2000059");
    }

    @ParameterizedTest
    @EnumSource
    void everyPaymentIsListedUnderTheTreasury(Rail kind) {
        PayoutRail rail = kind.open();
        Payment payment = payment(kind, 2_000_000);
        rail.send(sign(rail, payment));
        node.advance(40);
        String listed = kind == Rail.SOL ? signer.address() : node.treasury().getPublicKeyBase58();
        assertThat(node.call("getSignaturesForAddress", listed, Map.of("limit", 5))
                        .toString())
                .contains(payment.memo());
    }

    @Test
    void aSignerSignsNothingAboveItsCapsAndTheApiHasNoKeyToDoItItself() throws Exception {
        PayoutRail rail = Rail.USDC_BY_A_DELEGATE.open();
        Payment tooMuch = payment(Rail.USDC_BY_A_DELEGATE, CAP + 1);
        assertThat(rail.sign(tooMuch))
                .isInstanceOfSatisfying(
                        Signing.NotNow.class,
                        notNow -> assertThat(notNow.reason()).contains("PAYOUT_CAP"));
        signer.restart();
        assertThat(rail.sign(tooMuch)).isInstanceOf(Signing.NotNow.class);
        assertThat(Files.readString(directory.resolve("signer.log"))).contains("Refused: PAYOUT_CAP");
    }

    @Test
    void aSmallPaymentInSolNeedsAWalletThatExists() {
        PayoutRail rail = Rail.SOL.open();
        assertThat(rail.sign(payment(Rail.SOL, Transfer.RENT_EXEMPT_LAMPORTS - 1)))
                .isInstanceOfSatisfying(
                        Signing.Unpayable.class,
                        unpayable -> assertThat(unpayable.reason()).startsWith(PayoutRail.AMOUNT));
        Payment first = payment(Rail.SOL, Transfer.RENT_EXEMPT_LAMPORTS);
        rail.send(sign(rail, first));
        node.advance(40);
        Payment small = new Payment(UUID.randomUUID(), first.wallet(), Currency.SOL, 1);
        SignedPayment signed = sign(rail, small);
        rail.send(signed);
        node.advance(40);
        assertThat(rail.prove(small, signed)).isInstanceOf(Fate.Landed.class);
        assertThat(Rail.SOL.received(first.wallet())).isEqualTo("890881");
    }

    @Test
    void anAllowanceThatIsUsedUpIsToppedUpByTheOwner() throws Exception {
        PayoutRail rail = Rail.USDC_BY_A_DELEGATE.open();
        signer.allow(1_000_000, 0);
        assertThat(rail.sign(payment(Rail.USDC_BY_A_DELEGATE, 1_000_001)))
                .isInstanceOfSatisfying(
                        Signing.NotNow.class,
                        notNow -> assertThat(notNow.reason()).contains("allowance"));
        signer.allow(1_000_000_000, 0);
        assertThat(rail.sign(payment(Rail.USDC_BY_A_DELEGATE, 1_000_001))).isInstanceOf(Signing.Signed.class);
    }

    private static SignedPayment signAgain(PayoutRail rail, Payment payment) {
        Signing signing = rail.sign(payment);
        return signing instanceof Signing.Signed signed ? signed.payment() : sign(rail, payment);
    }

    private static SignedPayment sign(PayoutRail rail, Payment payment) {
        Signing signing = rail.sign(payment);
        assertThat(signing).isInstanceOf(Signing.Signed.class);
        return ((Signing.Signed) signing).payment();
    }

    private static Payment payment(Rail kind, long units) {
        String root = "0d".repeat(32);
        return new Payment(UUID.randomUUID(), SolanaPart.newAccount().getPublicKeyBase58(), kind.currency, units, root);
    }
}
