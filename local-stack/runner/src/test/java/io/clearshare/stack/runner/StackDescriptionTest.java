package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDescriptionTest {

    @TempDir
    Path directory;

    private static final StackDescription DESCRIPTION = new StackDescription(
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/",
            new StackDescription.ClickHouse("http://127.0.0.1:8123", "clearshare", "analyst", "word"),
            new StackDescription.Kafka("127.0.0.1:9092"),
            new StackDescription.Postgres("jdbc:postgresql://127.0.0.1:5432/clearshare", "clearshare_app", "word"),
            new StackDescription.Solana(
                    "http://127.0.0.1:8899", "http://127.0.0.1:8899/control", "genesis", "mint", "treasury", "escrow"),
            new StackDescription.Flink("http://127.0.0.1:8081"),
            Map.of("kafka", 1234L),
            new StackDescription.Mail("127.0.0.1:2525", "http://127.0.0.1:8025"),
            LocalStack.SETTINGS,
            List.of(
                    new StackDescription.SignIn("INFLUENCER", "alice@example.com", "http://link", null, null),
                    new StackDescription.SignIn("ANALYST", "analyst@clearshare.example", null, "word", null)),
            new StackDescription.ApiKeys("i", "an", "ad"));

    private JsonNode written() throws Exception {
        Path file = directory.resolve("stack.json");
        DESCRIPTION.writeTo(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void thePublishedFieldsAreThere() throws Exception {
        JsonNode stack = written();

        assertThat(names(stack))
                .containsExactly(
                        "api",
                        "portal",
                        "clickhouse",
                        "kafka",
                        "postgres",
                        "solana",
                        "flink",
                        "processes",
                        "mail",
                        "settings",
                        "signIns",
                        "apiKeys");
        assertThat(names(stack.get("clickhouse"))).containsExactly("url", "database", "user", "password");
        assertThat(names(stack.get("postgres"))).containsExactly("jdbcUrl", "user", "password");
        assertThat(names(stack.get("solana"))).startsWith("rpc", "control");
        assertThat(names(stack.get("mail"))).containsExactly("smtp", "inbox");
        assertThat(names(stack.get("apiKeys"))).containsExactly("ingest", "analyst", "admin");
        assertThat(stack.at("/kafka/bootstrapServers").asText()).isEqualTo("127.0.0.1:9092");
        assertThat(stack.at("/flink/rest").asText()).isEqualTo("http://127.0.0.1:8081");
        assertThat(stack.at("/processes/kafka").asLong()).isEqualTo(1234);
    }

    @Test
    void theSettingsOfTheDemoAreThosePublished() throws Exception {
        assertThat(written().get("settings")).isEqualTo(new ObjectMapper().readTree("""
                                {"hold":"PT20S","activationThresholdMicros":4000000,"bountyMicros":2000000,
                                 "payoutThresholdMicros":25000000}"""));
    }

    @Test
    void aSignInShowsOnlyWhatItsRoleNeeds() throws Exception {
        JsonNode signIns = written().get("signIns");

        assertThat(names(signIns.get(0))).containsExactly("role", "email", "loginUrl");
        assertThat(names(signIns.get(1))).containsExactly("role", "email", "password");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
