package io.clearshare.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LiveOptionsTest {

    @Test
    void sayingNothingMeansHalfOfADrainAndTheJobsOwnInterval() {
        LiveOptions options = of();
        assertThat(options.rate()).isZero();
        assertThat(options.checkpointMillis()).containsExactly(500);
        assertThat(options.backends()).containsExactly("rocksdb");
        assertThat(options.seconds()).isEqualTo(60);
        assertThat(options.kills()).isEqualTo(3);
        assertThat(options.name()).isEqualTo("freshness");
        assertThat(options.repository()).isEqualTo(Path.of("/checkout"));
    }

    @Test
    void laterOptionsWin() {
        LiveOptions options =
                of("--smoke", "--rate", "50", "--checkpoint-ms", "250,100", "--flink", "a=b", "--flink", "c=d");
        assertThat(options.rate()).isEqualTo(50);
        assertThat(options.seconds()).isEqualTo(10);
        assertThat(options.checkpointMillis()).containsExactly(250, 100);
        assertThat(options.flink()).containsExactly("a=b", "c=d");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--fast")).withMessageContaining("--fast");
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate")).withMessageContaining("wants a value");
    }

    private static LiveOptions of(String... arguments) {
        return LiveOptions.of(arguments, Path.of("/checkout/benchmarks"), "freshness");
    }
}
