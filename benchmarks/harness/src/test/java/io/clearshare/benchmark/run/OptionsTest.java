package io.clearshare.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path FOLDER = Path.of("/checkout/benchmarks");

    @Test
    void saysNothingMeansEverybodyAndFiveRunsOfFiveMillion() {
        Options options = of();
        assertThat(options.events()).isEqualTo(5_000_000);
        assertThat(options.runs()).isEqualTo(5);
        assertThat(options.warmUp()).isTrue();
        assertThat(options.only()).containsExactly(Contestant.values());
        assertThat(options.checkpoint()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.name()).isEqualTo("attr-5000000");
        assertThat(options.results()).isEqualTo(FOLDER.resolve("results"));
        assertThat(options.brokerLibraries()).isEqualTo(Path.of("/checkout/local-stack/broker/target/lib"));
    }

    @Test
    void laterOptionsWin() {
        Options options = of("--smoke", "--events", "2000", "--only", "kafka-streams,limit");
        assertThat(options.events()).isEqualTo(2_000);
        assertThat(options.runs()).isEqualTo(1);
        assertThat(options.only()).containsExactly(Contestant.KAFKA_STREAMS, Contestant.LIMIT);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--fast")).withMessageContaining("--fast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("--only", "storm"))
                .withMessageContaining("flink-sql-heap");
        assertThatIllegalArgumentException().isThrownBy(() -> of("--runs")).withMessageContaining("wants a value");
    }

    private static Options of(String... arguments) {
        return Options.of(arguments, FOLDER);
    }
}
