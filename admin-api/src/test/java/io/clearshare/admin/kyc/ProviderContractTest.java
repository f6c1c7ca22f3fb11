package io.clearshare.admin.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.kyc.IdentityProvider.Delivery;
import io.clearshare.admin.kyc.IdentityProvider.Next;
import io.clearshare.admin.kyc.IdentityProvider.Order;
import io.clearshare.admin.kyc.TestingProvider.Sent;
import io.clearshare.admin.kyc.TestingServer.Fault;
import io.clearshare.domain.kyc.IdentityState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider of the registry keeps to, against a server that speaks its protocol and fails in its ways. */
class ProviderContractTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.123Z");
    private static final int MUTATIONS = 10_000;

    private final UUID checkId = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void beginningAgainAfterEveryFaultIsStillOneApplicant(ProviderKind kind) {
        try (TestingProvider server = TestingProvider.of(kind)) {
            IdentityProvider provider = provider(kind, server);
            server.fail(Fault.BROKEN, Fault.SILENT, Fault.ANSWER_LOST);
            Next first = provider.begin(order(null));
            Next again = provider.begin(order(null));
            if (first instanceof Next.Visit visit) {
                assertThat(server.applicants()).containsOnly(Map.entry(checkId.toString(), visit.applicantId()));
                assertThat(again)
                        .isInstanceOfSatisfying(
                                Next.Visit.class,
                                second -> assertThat(second.applicantId()).isEqualTo(visit.applicantId()));
                assertThat(visit.url().getScheme()).isEqualTo("https");
            } else {
                assertThat(kind).isEqualTo(ProviderKind.MANUAL);
                assertThat(server.requests()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void aProviderThatStaysBrokenIsTriedAFewTimesAndNoMore(ProviderKind kind) {
        try (TestingProvider server = TestingProvider.of(kind)) {
            IdentityProvider provider = provider(kind, server);
            server.fail(Fault.BROKEN, Fault.OVERLOADED, Fault.BROKEN, Fault.OVERLOADED);
            assertThatThrownBy(() -> provider.begin(order(null))).isInstanceOf(ProviderFailure.class);
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void aRefusalIsNotRepeated() {
        try (TestingProvider server = new TestingSumsub()) {
            Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
            IdentityProvider provider = ProviderKind.SUMSUB.make(server.settings(), wrong);
            assertThatThrownBy(() -> provider.begin(order(null))).hasMessageContaining("401");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyWordIsReadAndOnlyApprovalVerifies(ProviderKind kind) {
        try (TestingProvider server = TestingProvider.of(kind)) {
            IdentityProvider provider = provider(kind, server);
            server.words().forEach((word, state) -> {
                Sent sent = server.delivery(checkId, "applicant-1", word, NOON);
                Delivery delivery = provider.read(sent.headers(), sent.body(), Instant.now());
                assertThat(delivery).as(word).isInstanceOfSatisfying(Delivery.Statement.class, statement -> {
                    assertThat(statement.said().fact().state()).as(word).isEqualTo(state);
                    assertThat(statement.said().fact().at()).isEqualTo(NOON);
                    assertThat(statement.said().checkId()).isEqualTo(checkId.toString());
                    assertThat(statement.said().applicantId()).isEqualTo("applicant-1");
                });
            });
            assertThat(server.words().values().stream().filter(s -> s == IdentityState.VERIFIED))
                    .hasSize(kind == ProviderKind.MANUAL ? 0 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void askingTellsTheSameAsADelivery(ProviderKind kind) {
        try (TestingProvider server = TestingProvider.of(kind)) {
            IdentityProvider provider = provider(kind, server);
            server.words().forEach((word, state) -> {
                boolean told = state == IdentityState.VERIFIED || state == IdentityState.DECLINED;
                if (told) {
                    server.decide("applicant-1", word, NOON);
                    server.fail(Fault.OVERLOADED);
                    assertThat(provider.look(order("applicant-1"))).hasValueSatisfying(said -> {
                        assertThat(said.fact().state()).isEqualTo(state);
                        assertThat(said.fact().at()).isEqualTo(NOON);
                    });
                }
            });
            assertThat(provider.look(order(null))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMutatedDeliveryIsBelieved(ProviderKind kind) {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("ProviderContractTest -Dclearshare.seed=" + seed);
        Random random = new Random(seed);
        try (TestingProvider server = TestingProvider.of(kind)) {
            IdentityProvider provider = provider(kind, server);
            String word = server.words().entrySet().stream()
                    .filter(entry -> entry.getValue() == IdentityState.VERIFIED)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("approved");
            Sent genuine = server.delivery(checkId, "applicant-1", word, NOON);
            int accepted = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                Sent mutated = mutate(genuine, random);
                accepted += provider.read(mutated.headers(), mutated.body(), Instant.now()) instanceof Delivery.Forged
                        ? 0
                        : 1;
            }
            assertThat(accepted).isZero();
        }
    }

    @Test
    void whileASecretChangesEitherSignatureCountsAndOldOnesDoNot() {
        try (TestingPersona server = new TestingPersona()) {
            IdentityProvider provider = provider(ProviderKind.PERSONA, server);
            byte[] body = server.delivery(checkId, "inq_1", "approved", NOON).body();
            Instant now = Instant.now();
            String ours = TestingPersona.signature(TestingProvider.SECRET, now, body);
            String other = TestingPersona.signature("another secret", now, body);
            assertThat(read(provider, other + " " + ours, body)).isInstanceOf(Delivery.Statement.class);
            assertThat(read(provider, ours + " " + other, body)).isInstanceOf(Delivery.Statement.class);
            assertThat(read(provider, other, body)).isInstanceOf(Delivery.Forged.class);
            String old = TestingPersona.signature(TestingProvider.SECRET, now.minusSeconds(301), body);
            assertThat(read(provider, old, body)).isInstanceOf(Delivery.Forged.class);
        }
    }

    @Test
    void aWeakDigestTheSandboxAndAnotherLevelAreNotBelieved() {
        try (TestingSumsub server = new TestingSumsub()) {
            IdentityProvider provider = provider(ProviderKind.SUMSUB, server);
            String green = TestingSumsub.reviewed("\"reviewAnswer\":\"GREEN\"");
            byte[] body = server.delivery(checkId, "a", green, NOON).body();
            Map<String, String> weak = Map.of(
                    "x-payload-digest-alg",
                    "HMAC_SHA1_HEX",
                    "x-payload-digest",
                    Signatures.hex("HmacSHA1", TestingProvider.SECRET, body));
            assertThat(provider.read(weak, body, Instant.now())).isInstanceOf(Delivery.Forged.class);
            for (String twist : new String[] {"sandboxMode\":true", "levelName\":\"none"}) {
                String name = twist.substring(0, twist.indexOf('"'));
                byte[] twisted = new String(body, StandardCharsets.UTF_8)
                        .replaceAll(name + "\":(false|\"basic-kyc-level)", twist)
                        .getBytes(StandardCharsets.UTF_8);
                Map<String, String> headers = Map.of(
                        "x-payload-digest-alg",
                        "HMAC_SHA512_HEX",
                        "x-payload-digest",
                        Signatures.hex("HmacSHA512", TestingProvider.SECRET, twisted));
                assertThat(provider.read(headers, twisted, Instant.now()))
                        .as(twist)
                        .isInstanceOf(Delivery.Irrelevant.class);
            }
        }
    }

    private static Delivery read(IdentityProvider provider, String signature, byte[] body) {
        return provider.read(Map.of("persona-signature", signature), body, Instant.now());
    }

    /** Flips, cuts or adds something in the body or in a header. */
    private static Sent mutate(Sent sent, Random random) {
        Map<String, String> headers = new HashMap<>(sent.headers());
        byte[] body = sent.body().clone();
        String[] names = headers.keySet().toArray(String[]::new);
        if (names.length > 0 && random.nextInt(3) == 0) {
            String name = names[random.nextInt(names.length)];
            StringBuilder value = new StringBuilder(String.valueOf(headers.get(name)));
            int at = random.nextInt(value.length());
            value.setCharAt(at, (char) (value.charAt(at) ^ (1 << random.nextInt(7))));
            headers.put(name, value.toString());
        } else if (random.nextInt(4) == 0) {
            body = Arrays.copyOf(body, random.nextBoolean() ? body.length + 1 : body.length - 1);
        } else {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new Sent(headers, body);
    }

    private Order order(@Nullable String applicantId) {
        return new Order(checkId, "somebody@example.com", applicantId);
    }

    private static IdentityProvider provider(ProviderKind kind, TestingProvider server) {
        return kind.make(server.settings(), Clock.systemUTC());
    }
}
