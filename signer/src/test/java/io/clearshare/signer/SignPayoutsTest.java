package io.clearshare.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.signing.ReadTransfer;
import io.clearshare.domain.signing.SpendCaps;
import io.clearshare.domain.solana.AccountUse;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.Programs;
import io.clearshare.signer.SignPayouts.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test plays an API that was taken over: it sends whatever it likes. */
class SignPayoutsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WALLET = Requests.address(9);
    private static final SpendCaps CAPS = new SpendCaps(100, 1_000, 50, 200, 100_000_000);

    @TempDir
    private Path directory;

    private Path journal;
    private KeyFile key;
    private Requests requests;
    private SignPayouts<?> signs;

    @BeforeEach
    void start() throws Exception {
        journal = directory.resolve("journal");
        key = KeyFile.read(Requests.keyFile(directory.resolve("key.json")));
        requests = new Requests(key.address(), 1);
        signs = open(NOON);
    }

    @AfterEach
    void stop() throws IOException {
        signs.close();
    }

    @Test
    void noSetOfRequestsGetsMoreThanTheCaps() {
        long seed = Long.getLong("clearshare.signing.seed", System.nanoTime());
        System.out.println("signer taken over: seed " + seed);
        Random random = new Random(seed);
        long usdc = 0;
        long lamports = 0;
        for (int i = 0; i < 2_000; i++) {
            long amount = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(130);
            boolean sol = random.nextBoolean();
            UUID id = new UUID(0, random.nextInt(500));
            byte[] message = sol ? requests.sol(id, amount, WALLET) : requests.usdc(id, amount, WALLET);
            if (signs.sign(message) instanceof Answer.Signed) {
                assertThat(amount).isBetween(1L, sol ? 50L : 100L);
                usdc += sol ? 0 : amount;
                lamports += sol ? amount : 0;
            }
        }
        assertThat(usdc).isBetween(900L, 1_000L);
        assertThat(lamports).isBetween(150L, 200L);
    }

    @Test
    void threadsTogetherGetNoMoreThanOne() throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            byte[] message = requests.usdc(new UUID(1, i), 100, WALLET);
            tasks.add(() -> signs.sign(message) instanceof Answer.Signed);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int signed = 0;
        for (Future<Boolean> one : threads.invokeAll(tasks)) {
            signed += one.get() ? 1 : 0;
        }
        threads.shutdownNow();
        assertThat(signed).isEqualTo(10);
    }

    @Test
    void neitherARestartNorAClockThatGoesBackStartsANewDay() throws Exception {
        spend(1_000);
        for (Instant clock : List.of(NOON, NOON.minus(Duration.ofDays(400)), NOON.plus(Duration.ofHours(23)))) {
            restart(clock);
            assertThat(code(requests.usdc(UUID.randomUUID(), 1, WALLET))).isEqualTo("DAY_CAP");
        }
        restart(NOON.plus(Duration.ofHours(24)));
        assertThat(code(requests.usdc(UUID.randomUUID(), 100, WALLET))).isEmpty();
    }

    @Test
    void aRestartRemembersTermsAndSameBytes() throws Exception {
        UUID id = UUID.randomUUID();
        byte[] message = requests.usdc(id, 100, WALLET);
        byte[] first = ((Answer.Signed) signs.sign(message)).signature();
        restart(NOON.plusSeconds(1));
        assertThat(code(requests.usdc(id, 99, WALLET))).isEqualTo("OTHER_TERMS");
        assertThat(code(requests.usdc(id, 100, Requests.address(8)))).isEqualTo("OTHER_TERMS");
        assertThat(((Answer.Signed) signs.sign(message)).signature()).isEqualTo(first);
        assertThat(Files.readAllLines(journal)).hasSize(1);
    }

    @Test
    void whatIsNoPayoutIsNeverSigned() {
        Instruction memo = Programs.memo("payout:" + UUID.randomUUID());
        assertThat(code(new byte[0])).isEqualTo("FOREIGN");
        assertThat(code("all your tokens".getBytes(StandardCharsets.US_ASCII))).isEqualTo("FOREIGN");
        assertThat(code(requests.message(requests.transfer(1, WALLET)))).isEqualTo("FOREIGN");
        assertThat(code(requests.message(memo, requests.transfer(1, WALLET), requests.transfer(1, WALLET))))
                .isEqualTo("FOREIGN");
        Instruction setAuthority = new Instruction(
                Programs.TOKEN,
                List.of(AccountUse.writable(WALLET), AccountUse.signer(key.address())),
                new byte[] {6, 2, 0});
        assertThat(code(requests.message(memo, requests.transfer(1, WALLET), setAuthority)))
                .isEqualTo("FOREIGN");
        Instruction nonce = new Instruction(
                Programs.SYSTEM,
                List.of(AccountUse.writable(WALLET), AccountUse.readOnly(WALLET), AccountUse.signer(key.address())),
                new byte[] {4, 0, 0, 0});
        assertThat(code(requests.message(nonce, memo, requests.transfer(1, WALLET))))
                .isEqualTo("FOREIGN");
    }

    @Test
    void everySignatureIsInTheJournalBeforeItLeaves() throws Exception {
        for (int i = 1; i <= 5; i++) {
            assertThat(code(requests.usdc(UUID.randomUUID(), i, WALLET))).isEmpty();
            assertThat(Files.readAllLines(journal)).hasSize(i);
        }
    }

    @Test
    void aJournalThatWasTamperedWithStopsTheStart() throws Exception {
        spend(500);
        signs.close();
        byte[] good = Files.readAllBytes(journal);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length - 1)] ^= (byte) (1 << random.nextInt(7));
            Files.write(journal, bad);
            assertThatThrownBy(() -> open(NOON)).isInstanceOf(IllegalStateException.class);
        }
        Files.write(journal, good);
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.remove(1);
        Files.write(journal, lines);
        assertThatThrownBy(() -> open(NOON)).isInstanceOf(IllegalStateException.class);
        Files.write(journal, good);
        signs = open(NOON);
    }

    /** Lines from before memos carried a root have one word less, and count like any other. */
    @Test
    void aJournalFromBeforeRootsIsContinued() throws Exception {
        signs.close();
        String line = String.join(
                " ",
                Long.toString(NOON.toEpochMilli()),
                "ab".repeat(32),
                UUID.randomUUID().toString(),
                "USDC",
                "900",
                WALLET,
                "5");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(("0".repeat(64) + line).getBytes(StandardCharsets.US_ASCII));
        Files.writeString(journal, line + " " + HexFormat.of().formatHex(digest) + "\n");
        signs = open(NOON);
        spend(100);
        restart(NOON);
        assertThat(code(requests.usdc(UUID.randomUUID(), 1, WALLET))).isEqualTo("DAY_CAP");
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void aLineThatACrashCutOffIsForgottenAndTheNextOneFits() throws Exception {
        spend(300);
        signs.close();
        Files.writeString(journal, "1772366400000 abc", StandardOpenOption.APPEND);
        signs = open(NOON);
        spend(100);
        restart(NOON);
        assertThat(Files.readAllLines(journal)).hasSize(4);
    }

    @Test
    void onlyOneSignerHoldsAJournal() {
        assertThatThrownBy(() -> open(NOON)).isInstanceOf(IOException.class).hasMessageContaining("another signer");
    }

    private void spend(long units) {
        for (long left = units; left > 0; left -= 100) {
            assertThat(code(requests.usdc(UUID.randomUUID(), 100, WALLET))).isEmpty();
        }
    }

    private String code(byte[] message) {
        return signs.sign(message) instanceof Answer.Refused refused ? refused.code() : "";
    }

    private void restart(Instant clock) throws IOException {
        signs.close();
        signs = open(clock);
    }

    private SignPayouts<?> open(Instant clock) throws IOException {
        TreasuryRules rules =
                new TreasuryRules(new ReadTransfer(key.address(), Requests.OWNER, Requests.MINT), null, CAPS);
        return SignPayouts.open(key, rules, journal, Clock.fixed(clock, ZoneOffset.UTC));
    }
}
