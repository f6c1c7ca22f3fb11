package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The reconciler's own program on a running stack, and what finance then reads. */
public final class CheckNightly {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckNightly() {}

    /**
     * Compares as every night.
     *
     * @return what the API then shows as the last comparison
     */
    public static JsonNode once(Path stackFile, Path secrets) throws IOException, InterruptedException {
        JsonNode stack = JSON.readTree(stackFile.toFile());
        ReconciliationRun run = new Nightly(
                        ReconcilerSettings.of(Map.of(
                                "CLEARSHARE_CLICKHOUSE_URL",
                                        stack.at("/clickhouse/url").asText(),
                                "RECONCILER_CLICKHOUSE_USER",
                                        stack.at("/clickhouse/user").asText(),
                                "RECONCILER_CLICKHOUSE_PASSWORD",
                                        stack.at("/clickhouse/password").asText(),
                                "CLEARSHARE_POSTGRES_URL",
                                        stack.at("/postgres/jdbcUrl").asText(),
                                "RECONCILER_POSTGRES_PASSWORD",
                                        JSON.readTree(secrets.toFile())
                                                .get("postgres.reconciler")
                                                .asText(),
                                "CLEARSHARE_SOLANA_RPC", stack.at("/solana/rpc").asText(),
                                "RECONCILER_SOLANA_TREASURY",
                                        stack.at("/solana/treasury").asText(),
                                "CLEARSHARE_ESCROW_MULTISIG",
                                        stack.at("/solana/escrow").asText(),
                                "CLEARSHARE_SOLANA_USDC_MINT",
                                        stack.at("/solana/usdcMint").asText(),
                                "RECONCILER_PAUSE", "PT0.2S")),
                        Clock.systemUTC())
                .once();
        assertThat(run.trouble()).isEmpty();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stack.get("api").asText() + "/api/v1/reconciliations"))
                                .header(
                                        "Authorization",
                                        "Bearer " + stack.at("/apiKeys/admin").asText())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode newest = JSON.readTree(answer.body());
        assertThat(newest.get("stale").asBoolean()).isFalse();
        return newest.get("last");
    }
}
