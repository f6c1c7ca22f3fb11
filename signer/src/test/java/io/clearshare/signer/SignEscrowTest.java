package io.clearshare.signer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.signing.EscrowMemo;
import io.clearshare.domain.signing.EscrowMemo.Purpose;
import io.clearshare.domain.signing.EscrowWindow;
import io.clearshare.domain.signing.ReadEscrow;
import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.SpendCaps;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import io.clearshare.signer.SignPayouts.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API that was taken over has the three escrow signers, the treasury's signer and all secrets, and sends what it likes. */
class SignEscrowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long PAYOUT_MAX = 100;
    private static final long DAY_MAX = 1_000;
    private static final String WALLET = Requests.address(9);
    private static final String MULTISIG = Requests.address(20);
    private static final List<String> NONCES = List.of(Requests.address(21), Requests.address(22));

    @TempDir
    private Path directory;

    private final List<KeyFile> keys = new ArrayList<>();
    private final List<SignPayouts<?>> members = new ArrayList<>();
    private KeyFile payer;
    private SignPayouts<?> treasury;

    @BeforeEach
    void start() throws Exception {
        payer = KeyFile.read(Requests.keyFile(directory.resolve("payer.json")));
        for (int i = 0; i < 3; i++) {
            keys.add(KeyFile.read(Requests.keyFile(directory.resolve("key" + i + ".json"))));
        }
        open(NOON);
    }

    @AfterEach
    void stop() throws IOException {
        treasury.close();
        for (SignPayouts<?> member : members) {
            member.close();
        }
    }

    @Test
    void noSetOfRequestsReleasesMoreThanTheCapsOfTwoAllow() {
        long seed = Long.getLong("clearshare.signing.seed", System.nanoTime());
        System.out.println("escrow taken over: seed " + seed);
        Random random = new Random(seed);
        Map<String, Long> landable = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            long amount = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(130);
            UUID id = new UUID(0, random.nextInt(500));
            int out = random.nextInt(3);
            String nonce = NONCES.get(random.nextInt(NONCES.size()));
            String value = Requests.address(50 + random.nextInt(60));
            String to = Requests.address(9 + random.nextInt(2));
            List<Integer> two = List.of((out + 1) % 3, (out + 2) % 3);
            byte[] message = release(id, amount, to, nonce, value, two);
            boolean signed =
                    two.stream().allMatch(one -> code(members.get(one), message).isEmpty());
            if (signed) {
                assertThat(amount).isBetween(1L, PAYOUT_MAX);
                // The chain lets one of all that were signed for one payout on one value land.
                landable.put(id + value, amount);
            }
        }
        long total = landable.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("released " + total);
        assertThat(total).as("two of three signatures for each").isBetween(DAY_MAX / 2, DAY_MAX * 3 / 2);
    }

    @Test
    void aReleaseOrRefundAsTheApiMakesItIsSignedByEachOfItsTwo() {
        byte[] release = release(UUID.randomUUID(), 100, WALLET, NONCES.get(0), Requests.address(50), List.of(0, 2));
        assertThat(code(members.get(0), release)).isEmpty();
        assertThat(code(members.get(2), release)).isEmpty();
        assertThat(code(members.get(1), release))
                .as("not asked for in the message")
                .isEqualTo("FOREIGN");
        assertThat(code(treasury, release)).as("pays the fee").isEmpty();
        byte[] refund = refund(UUID.randomUUID(), 5_000, NONCES.get(1), Requests.address(51));
        assertThat(code(members.get(0), refund))
                .as("no cap holds back what comes home")
                .isEmpty();
        assertThat(code(members.get(1), refund)).isEmpty();
    }

    @Test
    void aPayoutIsReleasedOnOneSetOfTermsForEver() throws Exception {
        UUID id = UUID.randomUUID();
        String value = Requests.address(50);
        assertThat(code(members.get(0), release(id, 100, WALLET, NONCES.get(0), value, List.of(0, 1))))
                .isEmpty();
        for (Instant clock : List.of(NOON.plusSeconds(1), NOON.plus(Duration.ofDays(400)))) {
            restart(clock);
            SignPayouts<?> member = members.get(0);
            assertThat(code(member, release(id, 99, WALLET, NONCES.get(0), value, List.of(0, 1))))
                    .isEqualTo("OTHER_TERMS");
            assertThat(code(member, release(id, 100, Requests.address(8), NONCES.get(0), value, List.of(0, 1))))
                    .isEqualTo("OTHER_TERMS");
            assertThat(code(member, release(id, 100, WALLET, NONCES.get(1), value, List.of(0, 1))))
                    .as("on another nonce both could land")
                    .isEqualTo("OTHER_TERMS");
            assertThat(code(member, release(id, 100, WALLET, NONCES.get(0), value, List.of(0, 2))))
                    .as("with another partner it is the same release")
                    .isEmpty();
        }
    }

    @Test
    void whatWasRefundedIsNotReleasedAnyMore() {
        UUID id = UUID.randomUUID();
        assertThat(code(members.get(0), release(id, 100, WALLET, NONCES.get(0), Requests.address(50), List.of(0, 1))))
                .isEmpty();
        byte[] refund = refund(id, 100, NONCES.get(0), Requests.address(50));
        assertThat(code(members.get(0), refund)).isEmpty();
        assertThat(code(members.get(0), release(id, 100, WALLET, NONCES.get(0), Requests.address(51), List.of(0, 1))))
                .isEqualTo("REFUNDED");
    }

    @Test
    void aNewValueOfTheNonceCountsAgainAndAPartnerDoesNot() {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 8; i++) {
            byte[] first = release(id, 100, WALLET, NONCES.get(0), Requests.address(50 + i), List.of(0, 1));
            byte[] again = release(id, 100, WALLET, NONCES.get(0), Requests.address(50 + i), List.of(0, 2));
            assertThat(code(members.get(0), first)).isEmpty();
            assertThat(code(members.get(0), again)).isEmpty();
        }
        byte[] ninth = release(id, 100, WALLET, NONCES.get(0), Requests.address(60), List.of(0, 1));
        assertThat(code(members.get(0), ninth)).isEqualTo("TOO_OFTEN");
        for (int i = 0; i < 2; i++) {
            byte[] other = release(UUID.randomUUID(), 100, WALLET, NONCES.get(1), Requests.address(50), List.of(0, 1));
            assertThat(code(members.get(0), other)).isEmpty();
        }
        byte[] tooMuch = release(UUID.randomUUID(), 1, WALLET, NONCES.get(1), Requests.address(50), List.of(0, 1));
        assertThat(code(members.get(0), tooMuch)).isEqualTo("DAY_CAP");
    }

    @Test
    void nothingElseLeavesTheVault() {
        UUID id = UUID.randomUUID();
        Instruction nonce = Programs.advanceNonce(NONCES.get(0), payer.address());
        Instruction memo = Programs.memo("payout:" + id + ":" + Requests.ROOT);
        Instruction transfer = out(WALLET, 100, List.of(0, 1));
        Instruction back = Programs.memo(new EscrowMemo(Purpose.REFUND, id.toString(), Requests.ROOT).text());
        Map<String, List<Instruction>> foreign = new HashMap<>();
        foreign.put("no nonce", List.of(memo, transfer));
        foreign.put("the nonce not first", List.of(memo, nonce, transfer));
        foreign.put(
                "a nonce of somebody else",
                List.of(Programs.advanceNonce(Requests.address(30), payer.address()), memo, transfer));
        foreign.put("no memo", List.of(nonce, transfer));
        foreign.put("no root", List.of(nonce, Programs.memo("payout:" + id), transfer));
        foreign.put("two transfers", List.of(nonce, memo, transfer, transfer));
        foreign.put("a refund to somebody", List.of(nonce, back, transfer));
        foreign.put("a release to the treasury", List.of(nonce, memo, out(Requests.OWNER, 100, List.of(0, 1))));
        foreign.put("a release into the vault", List.of(nonce, memo, out(MULTISIG, 100, List.of(0, 1))));
        foreign.put(
                "an account for somebody else",
                List.of(
                        nonce,
                        memo,
                        Programs.createTokenAccount(payer.address(), Requests.address(8), Requests.MINT),
                        transfer));
        foreign.put("SOL beside it", List.of(nonce, memo, transfer, Programs.transferSol(payer.address(), WALLET, 1)));
        foreign.put(
                "another mint",
                List.of(
                        nonce,
                        memo,
                        Programs.transferTokensOfMany(
                                vault(),
                                Requests.address(5),
                                ProgramAddress.tokenAccount(WALLET, Requests.MINT),
                                MULTISIG,
                                List.of(keys.get(0).address(), keys.get(1).address()),
                                100,
                                List.of())));
        foreign.forEach((what, instructions) -> {
            byte[] message = WireMessage.compile(payer.address(), Requests.address(50), instructions);
            assertThat(code(members.get(0), message)).as(what).isEqualTo("FOREIGN");
            assertThat(code(treasury, message)).as(what + ", to the payer").isEqualTo("FOREIGN");
        });
        byte[] self = WireMessage.compile(keys.get(0).address(), Requests.address(50), List.of(nonce, memo, transfer));
        assertThat(code(members.get(0), self)).as("as the payer").isEqualTo("FOREIGN");
    }

    @Test
    void theTreasuryFundsWithinCapsOfTheirOwnAndThenPaysThatPayoutNoMore() {
        Requests requests = new Requests(payer.address(), 4);
        UUID id = UUID.randomUUID();
        assertThat(code(treasury, fund(id, 501, 60))).isEqualTo("PAYOUT_CAP");
        assertThat(code(treasury, fund(id, 500, 61))).isEmpty();
        assertThat(code(treasury, requests.usdc(id, 100, WALLET))).isEqualTo("OTHER_TERMS");
        assertThat(code(treasury, fund(UUID.randomUUID(), 300, 62))).isEqualTo("DAY_CAP");
        assertThat(code(treasury, requests.usdc(UUID.randomUUID(), 100, WALLET)))
                .isEmpty();
        assertThat(code(members.get(0), fund(id, 500, 61))).isEqualTo("FOREIGN");
        byte[] cancel = WireMessage.compile(
                payer.address(),
                Requests.address(50),
                List.of(
                        Programs.advanceNonce(NONCES.get(0), payer.address()),
                        Programs.memo(new EscrowMemo(Purpose.CANCEL, id.toString(), Requests.ROOT).text())));
        assertThat(code(treasury, cancel)).isEmpty();
        assertThat(code(members.get(0), cancel)).isEqualTo("FOREIGN");
    }

    @Test
    void everyBitOfAReleaseMatters() {
        byte[] good = release(UUID.randomUUID(), 100, WALLET, NONCES.get(0), Requests.address(50), List.of(0, 1));
        assertThat(code(members.get(0), good)).isEmpty();
        Random random = new Random(7);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            codes.add(code(members.get(0), bad));
        }
        // What stays a release is one of another payout, on another value, to another address or with other costs.
        assertThat(codes)
                .contains("FOREIGN", "OTHER_TERMS")
                .isSubsetOf("", "FOREIGN", "OTHER_TERMS", "PAYOUT_CAP", "DAY_CAP", "TOO_OFTEN");
    }

    private byte[] release(UUID id, long micros, String wallet, String nonce, String value, List<Integer> two) {
        return WireMessage.compile(
                payer.address(),
                value,
                List.of(
                        Programs.advanceNonce(nonce, payer.address()),
                        Programs.memo("payout:" + id + ":" + Requests.ROOT),
                        Programs.createTokenAccount(payer.address(), wallet, Requests.MINT),
                        out(wallet, micros, two)));
    }

    private byte[] refund(UUID id, long micros, String nonce, String value) {
        return WireMessage.compile(
                payer.address(),
                value,
                List.of(
                        Programs.advanceNonce(nonce, payer.address()),
                        Programs.memo(new EscrowMemo(Purpose.REFUND, id.toString(), Requests.ROOT).text()),
                        out(Requests.OWNER, micros, List.of(0, 1))));
    }

    private byte[] fund(UUID id, long micros, int blockhash) {
        return WireMessage.compile(
                payer.address(),
                Requests.address(blockhash),
                List.of(
                        Programs.memo(new EscrowMemo(Purpose.FUND, id.toString(), Requests.ROOT).text()),
                        Programs.transferTokens(
                                ProgramAddress.tokenAccount(Requests.OWNER, Requests.MINT),
                                Requests.MINT,
                                vault(),
                                payer.address(),
                                micros,
                                List.of(Requests.OWNER))));
    }

    private Instruction out(String wallet, long micros, List<Integer> two) {
        return Programs.transferTokensOfMany(
                vault(),
                Requests.MINT,
                ProgramAddress.tokenAccount(wallet, Requests.MINT),
                MULTISIG,
                two.stream().map(one -> keys.get(one).address()).toList(),
                micros,
                List.of(Requests.OWNER));
    }

    private static String vault() {
        return ProgramAddress.tokenAccount(MULTISIG, Requests.MINT);
    }

    private static String code(SignPayouts<?> signer, byte[] message) {
        return signer.sign(message) instanceof Answer.Refused refused ? refused.code() : "";
    }

    private void restart(Instant clock) throws IOException {
        stop();
        members.clear();
        open(clock);
    }

    private void open(Instant now) throws IOException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        ReadEscrow moves = new ReadEscrow(payer.address(), Requests.OWNER, Requests.MINT, MULTISIG, Set.copyOf(NONCES));
        for (int i = 0; i < 3; i++) {
            EscrowRules rules = new EscrowRules(keys.get(i).address(), moves, new EscrowWindow(PAYOUT_MAX, DAY_MAX));
            members.add(SignPayouts.open(keys.get(i), rules, directory.resolve("journal" + i), clock));
        }
        SpendCaps caps = new SpendCaps(100, 1_000, 50, 200, 100_000_000, 500, 700);
        TreasuryRules rules =
                new TreasuryRules(new ReadTransfer(payer.address(), Requests.OWNER, Requests.MINT), moves, caps);
        treasury = SignPayouts.open(payer, rules, directory.resolve("journal"), clock);
    }
}
