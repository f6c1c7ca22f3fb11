package io.clearshare.stack.runner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where everything of a running stack is and how one gets in: the content of {@code stack.json}. */
public record StackDescription(
        String api,
        String portal,
        ClickHouse clickhouse,
        Kafka kafka,
        Postgres postgres,
        Solana solana,
        Flink flink,
        Map<String, Long> processes,
        Mail mail,
        Settings settings,
        List<SignIn> signIns,
        ApiKeys apiKeys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The warehouse, for readers. */
    public record ClickHouse(String url, String database, String user, String password) {}

    /** The log of events. */
    public record Kafka(String bootstrapServers) {}

    /** The books, with the rights of the application. */
    public record Postgres(String jdbcUrl, String user, String password) {}

    /**
     * The chain, with the address payouts come from and the currency they are in.
     *
     * @param escrow owner of the vault that large payouts go through
     */
    public record Solana(
            String rpc, String control, String genesisHash, String usdcMint, String treasury, String escrow) {}

    /** The cluster the job runs on. */
    public record Flink(String rest) {}

    /** The mail server and the page that shows what it received. */
    public record Mail(String smtp, String inbox) {}

    /** The terms of the programme. */
    public record Settings(
            String hold, long activationThresholdMicros, long bountyMicros, long payoutThresholdMicros) {}

    /** A person who may sign in: an influencer by a link, staff by password and, where money moves, a one-time code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SignIn(
            String role,
            String email,
            @Nullable String loginUrl,
            @Nullable String password,
            @Nullable String totpSecret) {}

    /** Bearer keys of programs. */
    public record ApiKeys(String ingest, String analyst, String admin) {}

    StackDescription withProcesses(Map<String, Long> current) {
        return new StackDescription(
                api, portal, clickhouse, kafka, postgres, solana, flink, current, mail, settings, signIns, apiKeys);
    }

    StackDescription withSignIns(List<SignIn> current) {
        return new StackDescription(
                api, portal, clickhouse, kafka, postgres, solana, flink, processes, mail, settings, current, apiKeys);
    }

    /** Writes the file as a whole, readable by its owner only. */
    void writeTo(Path file) throws IOException {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
