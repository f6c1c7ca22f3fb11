package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobOptionsTest {

    @TempDir
    Path directory;

    @Test
    void theDefaultsAreThese() {
        JobOptions options = JobOptions.of(new String[] {"--clickhouse.url", "http://ch"}, Map.of());
        Configuration flink = options.flink();

        assertThat(options.clickHouse().database()).isEqualTo("clearshare");
        assertThat(options.clickHouse().user()).isEqualTo("default");
        assertThat(flink.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(flink.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
        assertThat(flink.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
        assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMillis(500));
        assertThat(flink.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
        assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(flink.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEqualTo(Duration.ofMillis(500));
        assertThat(flink.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anArgumentWinsOverTheEnvironmentAndSecretsComeFromNeither() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "from-file\n");
        Map<String, String> environment = Map.of(
                "CLEARSHARE_KAFKA_BOOTSTRAP", "env:1",
                "CLEARSHARE_CLICKHOUSE_URL", "http://env",
                "CLEARSHARE_CLICKHOUSE_PASSWORD", "from-env");
        JobOptions named = JobOptions.of(new String[] {"--kafka.bootstrap", "arg:1"}, environment);
        JobOptions filed = JobOptions.of(new String[] {"--clickhouse.password-file", file.toString()}, environment);

        assertThat(named.kafkaBootstrap()).isEqualTo("arg:1");
        assertThat(named.clickHouse().url()).isEqualTo("http://env");
        assertThat(named.clickHouse().password()).isEqualTo("from-env");
        assertThat(filed.clickHouse().password()).isEqualTo("from-file");
        assertThat(filed.clickHouse().toString()).doesNotContain("from-file");
        assertThat(filed.ipSecret()).isEqualTo("from-file");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> JobOptions.of(new String[0], Map.of()).kafkaBootstrap())
                .hasMessageContaining("--kafka.bootstrap")
                .hasMessageContaining("CLEARSHARE_KAFKA_BOOTSTRAP");
        assertThatThrownBy(() -> JobOptions.of(new String[] {"kafka.bootstrap", "x"}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
