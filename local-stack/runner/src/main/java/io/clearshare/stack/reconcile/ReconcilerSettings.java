package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reconciler reads and when, from the environment.
 *
 * @param at    time of day, UTC
 * @param every a pause that replaces the time of day, or null
 * @param pause between two looks at what differs
 */
record ReconcilerSettings(
        JsonNode clickhouse,
        JsonNode solana,
        String jdbcUrl,
        String user,
        String password,
        LocalTime at,
        @Nullable Duration every,
        Duration pause) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when one is missing or not what it should be */
    static ReconcilerSettings of(Map<String, String> environment) {
        String every = environment.getOrDefault("RECONCILER_EVERY", "");
        return new ReconcilerSettings(
                JSON.valueToTree(Map.of(
                        "url", required(environment, "CLEARSHARE_CLICKHOUSE_URL"),
                        "database", environment.getOrDefault("CLEARSHARE_CLICKHOUSE_DATABASE", "clearshare"),
                        "user", required(environment, "RECONCILER_CLICKHOUSE_USER"),
                        "password", required(environment, "RECONCILER_CLICKHOUSE_PASSWORD"))),
                // Several nodes may be named, of which any one will do for a comparison, and several owners of the
                // USDC.
                JSON.valueToTree(Map.of(
                        "rpc",
                                required(environment, "CLEARSHARE_SOLANA_RPC")
                                        .split(",")[0]
                                        .strip(),
                        "treasury", environment.getOrDefault("RECONCILER_SOLANA_TREASURY", ""),
                        "usdcMint", environment.getOrDefault("CLEARSHARE_SOLANA_USDC_MINT", ""),
                        "escrow", environment.getOrDefault("CLEARSHARE_ESCROW_MULTISIG", ""))),
                required(environment, "CLEARSHARE_POSTGRES_URL"),
                environment.getOrDefault("RECONCILER_POSTGRES_USER", "clearshare_reconciler"),
                required(environment, "RECONCILER_POSTGRES_PASSWORD"),
                LocalTime.parse(environment.getOrDefault("RECONCILER_AT", "02:30")),
                every.isEmpty() ? null : Duration.parse(every),
                Duration.parse(environment.getOrDefault("RECONCILER_PAUSE", "PT1M")));
    }

    Connection books() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    /** Never shows a password. */
    @Override
    public String toString() {
        return "ReconcilerSettings[" + at + "]";
    }
}
