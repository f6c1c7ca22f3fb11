package io.clearshare.benchmark.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayoutPageTest {

    @TempDir
    private Path folder;

    private static Outcome outcome(String what, long count, double seconds, String trouble) {
        return new Outcome(what, count, seconds, "made 1.0; settled 2.0", "api 3.0 postgres 1.0", trouble);
    }

    @Test
    void theRatioIsThatOfTheMediansOfRightRuns() throws IOException {
        PayoutOptions options = PayoutOptions.of(new String[] {}, folder);
        PayoutPage.write(
                options,
                List.of(
                        outcome(RunPayments.BARE, 1000, 1, ""),
                        outcome(RunPayments.PRODUCT, 1000, 2, ""),
                        outcome(RunPayments.PRODUCT, 1000, 4, ""),
                        outcome(RunPayments.PRODUCT, 1000, 5, ""),
                        outcome(RunPayments.PRODUCT, 1000, 1, "memo was paid 2 times")));
        assertThat(Files.readString(options.results().resolve("payouts.md")))
                .contains("| payouts | 250 (200–500) ⚠ | 0.25 | ≥ 0.4 | 3 |")
                .contains("memo was paid 2 times");
    }

    @Test
    void whatIsWrongInEveryRunHasNoScore() throws IOException {
        PayoutOptions options = PayoutOptions.of(new String[] {"--name", "other"}, folder);
        PayoutPage.write(options, List.of(outcome(RunPayments.PRODUCT, 10, 1, "the postings do not sum to 0")));
        assertThat(Files.readString(options.results().resolve("other.md"))).contains("| payouts | no score");
    }

    @Test
    void furtherRunsAreAddedToThoseThatAreThere() throws IOException {
        PayoutOptions options = PayoutOptions.of(new String[] {"--more"}, folder);
        List<Outcome> outcomes = List.of(
                outcome(RunPayments.BARE, 1000, 2, ""), outcome(RunPayments.PRODUCT, 9, 3, "only 9, were paid"));
        PayoutPage.write(options, outcomes);
        List<Outcome> read = PayoutPage.outcomes(options);
        assertThat(read.get(0)).isEqualTo(outcomes.get(0));
        assertThat(read.get(1).isRight()).isFalse();
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        assertThatThrownBy(() -> PayoutOptions.of(new String[] {"--fast"}, folder))
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> PayoutOptions.of(new String[] {"--runs", "x"}, folder))
                .hasMessageContaining("whole number");
    }
}
