package io.clearshare.domain.sanctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.sanctions.ReadList.Reading;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadListTest {

    private static final String ONE = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";
    private static final String OTHER = "0x1111111111111111111111111111111111111111";

    @Test
    void linesOfAssetAndAddress() {
        Reading reading = ReadList.read(
                "# date: 2026-11-20\nasset,address\n\nSOL," + ONE + "\nETH, " + OTHER + " \n" + ONE + "\nSOL," + ONE);
        assertThat(reading).isInstanceOfSatisfying(Reading.Complete.class, complete -> {
            assertThat(complete.date()).isEqualTo(LocalDate.of(2026, 11, 20));
            assertThat(complete.addresses())
                    .containsExactly(
                            new ListedAddress("ETH", OTHER),
                            new ListedAddress("ANY", ONE),
                            new ListedAddress("SOL", ONE));
        });
    }

    @Test
    void proseIsReadWhereverItsLinesBreak() {
        Reading reading = ReadList.read("""
                DOE, John; DOB 01 Jan 1980; Digital Currency
                Address - SOL %s; alt. Digital Currency Address -
                ETH %s; Secondary sanctions risk.
                """.formatted(ONE, OTHER));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Complete.class,
                        complete -> assertThat(complete.addresses())
                                .containsExactly(new ListedAddress("ETH", OTHER), new ListedAddress("SOL", ONE)));
    }

    @Test
    void whatCannotBeReadWholeIsNotReadAtAll() {
        assertThat(ReadList.read("SOL," + ONE + "\nSOL;?"))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, no -> assertThat(no.line()).isEqualTo(2));
        assertThat(ReadList.read("Digital Currency Address - SOL " + ONE + "; Digital Currency Address - XBT short;"))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(ReadList.read("# nothing")).isInstanceOf(Reading.Unreadable.class);
        assertThat(ReadList.read("# date: yesterday\nSOL," + ONE)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void noTextBreaksIt() {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("ReadListTest -Dclearshare.seed=" + seed);
        Random random = new Random(seed);
        String alphabet = "aZ09,;#-: \n\tDigital Currency Address - SOL date";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(120); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ReadList.read(text.toString())).isNotNull();
        }
    }

    @Test
    void aListAgesByDaysAndAReportByBusinessDays() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        assertThat(ListAge.isStale(day, day.plusDays(7), 7)).isFalse();
        assertThat(ListAge.isStale(day, day.plusDays(8), 7)).isTrue();
        assertThat(ListAge.reportBy(day)).isEqualTo(LocalDate.of(2026, 12, 11));
    }
}
