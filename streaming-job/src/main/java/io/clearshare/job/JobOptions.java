package io.clearshare.job;

import io.clearshare.job.clickhouse.ClickHouseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the job is told: {@code --key value} arguments, and where they are silent the environment variable of the same name
 * ({@code --kafka.bootstrap} is {@code CLEARSHARE_KAFKA_BOOTSTRAP}).
 */
public final class JobOptions {

    /** The most parallel instances a stage can ever have; part of every savepoint. */
    static final int MAX_PARALLELISM = 128;

    private final Map<String, String> arguments;
    private final Map<String, String> environment;

    private JobOptions(Map<String, String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    public static JobOptions of(String[] arguments, Map<String, String> environment) {
        Map<String, String> parsed = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --key value, got " + arguments[i]);
            }
            parsed.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new JobOptions(parsed, environment);
    }

    /** Kafka's bootstrap servers; required. */
    String kafkaBootstrap() {
        return required("kafka.bootstrap");
    }

    /** The ClickHouse to write to; url required, user {@code default}, database {@code clearshare}, patience one minute. */
    ClickHouseAddress clickHouse() {
        return new ClickHouseAddress(
                required("clickhouse.url"),
                optional("clickhouse.database", "clearshare"),
                optional("clickhouse.user", "default"),
                secret("clickhouse.password", ""),
                Duration.parse(optional("clickhouse.timeout", "PT1M")));
    }

    /** How many tasks write to ClickHouse; one by default, because few large inserts cost less than many small ones. */
    int clickHouseWriters() {
        return Integer.parseInt(optional("clickhouse.writers", "1"));
    }

    /** What this run does for a rebuild of the tables; nothing by default. */
    Optional<RebuildStep> rebuild() {
        return Optional.ofNullable(find("rebuild"))
                .map(step -> RebuildStep.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** The secret of ip hashes; the ClickHouse password of this installation when none is given. */
    public String ipSecret() {
        return secret("ip.secret", secret("clickhouse.password", ""));
    }

    /** What the job itself requires of Flink; everything else is the cluster's. */
    public Configuration flink() {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        Duration interval = Duration.parse(optional("checkpoint.interval", "PT0.5S"));
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.set(StateBackendOptions.STATE_BACKEND, optional("state.backend", "rocksdb"));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(20));
        // The pause before a restart grows with failures that follow each other, not with all failures of an hour.
        flink.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(1));
        return flink;
    }

    private String required(String key) {
        String value = find(key);
        if (value == null) {
            throw new IllegalArgumentException("missing --" + key + " (or " + variable(key) + ")");
        }
        return value;
    }

    private String optional(String key, String otherwise) {
        String value = find(key);
        return value == null ? otherwise : value;
    }

    /** A secret never stands on a command line: {@code --key-file}, {@code --key-env}, or the key's own variable. */
    private String secret(String key, String otherwise) {
        String file = find(key + "-file");
        if (file != null) {
            return read(Path.of(file));
        }
        String value = environment.get(optional(key + "-env", variable(key)));
        return value == null ? otherwise : value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String find(String key) {
        String argument = arguments.get(key);
        return argument != null ? argument : environment.get(variable(key));
    }

    private static String variable(String key) {
        return "CLEARSHARE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
