package io.clearshare.domain.signing;

import static io.clearshare.domain.solana.Programs.computeUnitLimit;
import static io.clearshare.domain.solana.Programs.computeUnitPrice;
import static io.clearshare.domain.solana.Programs.createTokenAccount;
import static io.clearshare.domain.solana.Programs.memo;
import static io.clearshare.domain.solana.Programs.transferSol;
import static io.clearshare.domain.solana.Programs.transferTokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.signing.PayoutTransfer.Asset;
import io.clearshare.domain.signing.ReadTransfer.Reading;
import io.clearshare.domain.solana.AccountUse;
import io.clearshare.domain.solana.Base58;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.ProgramAddress;
import io.clearshare.domain.solana.Programs;
import io.clearshare.domain.solana.WireMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadTransferTest {

    private static final String HOT = address(1);
    private static final String OWNER = address(2);
    private static final String MINT = address(3);
    private static final String WALLET = address(4);
    private static final String BLOCKHASH = address(5);
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final ReadTransfer RULES = new ReadTransfer(HOT, OWNER, MINT);
    private static final String SOURCE = ProgramAddress.tokenAccount(OWNER, MINT);
    private static final String TARGET = ProgramAddress.tokenAccount(WALLET, MINT);
    private static final Instruction PAY = transferTokens(SOURCE, MINT, TARGET, HOT, 7, List.of(OWNER));

    @Test
    void aPayoutIsReadWithItsCosts() {
        Reading reading = read(
                computeUnitLimit(60_000),
                computeUnitPrice(1_000),
                memo("payout:" + ID),
                createTokenAccount(HOT, WALLET, MINT),
                PAY);
        assertThat(reading)
                .isEqualTo(new Reading.Transfer(new PayoutTransfer(ID, Asset.USDC, 7, TARGET, 5_000 + 60 + 2_039_280)));
    }

    @Test
    void aTransferOfSolIsReadToo() {
        assertThat(read(memo("payout:" + ID + ":" + "0f".repeat(32)), transferSol(HOT, WALLET, 9)))
                .isEqualTo(new Reading.Transfer(new PayoutTransfer(ID, "0f".repeat(32), Asset.SOL, 9, WALLET, 5_000)));
    }

    @Test
    void whateverElseIsAskedIsForeign() {
        Instruction memo = memo("payout:" + ID);
        foreign(PAY);
        foreign(memo);
        foreign(memo, PAY, PAY);
        foreign(memo, PAY, transferSol(HOT, WALLET, 1));
        foreign(memo, memo, PAY);
        foreign(memo("payout:" + ID.toUpperCase(java.util.Locale.ROOT)), PAY);
        foreign(memo("payout:" + ID + ":" + "0F".repeat(32)), PAY);
        foreign(memo("payout:" + ID + ":0f"), PAY);
        foreign(memo("hello"), PAY);
        foreign(memo, transferTokens(address(9), MINT, TARGET, HOT, 7, List.of()));
        foreign(memo, transferTokens(SOURCE, address(9), TARGET, HOT, 7, List.of()));
        foreign(memo, transferTokens(SOURCE, MINT, SOURCE, HOT, 7, List.of()));
        foreign(memo, transferTokens(SOURCE, MINT, TARGET, HOT, -1, List.of()));
        foreign(memo, transferTokens(SOURCE, MINT, TARGET, HOT, 7, List.of(address(9))));
        foreign(memo, transferTokens(SOURCE, MINT, TARGET, HOT, 7, List.of(OWNER, OWNER)));
        foreign(memo, PAY, createTokenAccount(HOT, address(9), MINT));
        foreign(memo, PAY, createTokenAccount(HOT, WALLET, MINT), createTokenAccount(HOT, WALLET, MINT));
        foreign(memo, PAY, Programs.approveDelegate(SOURCE, MINT, WALLET, HOT, 1));
        foreign(memo, PAY, new Instruction(WALLET, List.of(), new byte[] {1}));
        foreign(memo, PAY, new Instruction(Programs.SYSTEM, List.of(AccountUse.payer(HOT)), new byte[] {4, 0, 0, 0}));
        foreign(memo, PAY, new Instruction(Programs.TOKEN, List.of(), new byte[0]));
        foreign(computeUnitLimit(1_400_001), memo, PAY);
        foreign(computeUnitPrice(-1), memo, PAY);
        foreign(computeUnitPrice(Long.MAX_VALUE), memo, PAY);
    }

    @Test
    void anotherPayerOrAFurtherSignerIsForeign() {
        byte[] other = WireMessage.compile(WALLET, BLOCKHASH, List.of(memo("payout:" + ID), PAY));
        assertThat(RULES.read(other)).isInstanceOf(Reading.Foreign.class);
        foreign(
                memo("payout:" + ID),
                PAY,
                new Instruction(Programs.MEMO, List.of(AccountUse.signer(WALLET)), new byte[0]));
    }

    @Test
    void bytesThatAreNoMessageAreForeignAndNoChangedByteGoesUnnoticed() {
        long seed = Long.getLong("clearshare.signing.seed", System.nanoTime());
        System.out.println("read transfer: seed " + seed);
        Random random = new Random(seed);
        byte[] good = WireMessage.compile(HOT, BLOCKHASH, List.of(memo("payout:" + ID), PAY));
        PayoutTransfer meant = ((Reading.Transfer) RULES.read(good)).transfer();
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            assertThat(RULES.read(noise)).isInstanceOf(Reading.Foreign.class);
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            if (RULES.read(changed) instanceof Reading.Transfer read) {
                // Still one payout: then it is the amount, the id or the address that is told, or the blockhash.
                assertThat(WireMessage.parse(changed).keys().get(0)).isEqualTo(HOT);
                boolean sameTerms = read.transfer().equals(meant);
                assertThat(sameTerms && !WireMessage.parse(changed).blockhash().equals(BLOCKHASH)
                                || !read.transfer().equals(meant)
                                || sameAccounts(changed, good))
                        .isTrue();
            }
            assertThat(RULES.read(Arrays.copyOf(good, random.nextInt(good.length))))
                    .isInstanceOf(Reading.Foreign.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThat(RULES.read(longer)).isInstanceOf(Reading.Foreign.class);
        byte[] versioned = new byte[good.length + 1];
        versioned[0] = (byte) 0x80;
        System.arraycopy(good, 0, versioned, 1, good.length);
        assertThat(RULES.read(versioned)).isInstanceOf(Reading.Foreign.class);
    }

    /** Rights of unsigned accounts may differ; the chain then refuses the transaction or ignores the right. */
    private static boolean sameAccounts(byte[] changed, byte[] good) {
        return WireMessage.parse(changed).keys().equals(WireMessage.parse(good).keys());
    }

    private static void foreign(Instruction... instructions) {
        assertThat(read(instructions)).as(Arrays.toString(instructions)).isInstanceOf(Reading.Foreign.class);
    }

    private static Reading read(Instruction... instructions) {
        return RULES.read(WireMessage.compile(HOT, BLOCKHASH, new ArrayList<>(List.of(instructions))));
    }

    private static String address(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) (40 + number));
        return Base58.encode(bytes);
    }
}
