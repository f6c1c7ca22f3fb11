package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {

    private static final Path ROOT = Checkout.find().root();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String text = "";
    private static JsonNode compose = JSON.createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(ROOT.resolve("docker-compose.yml"));
        compose = JSON.valueToTree(new Yaml().load(text));
    }

    @Test
    void theFileFollowsTheComposeSpecification() throws IOException {
        try (InputStream file = ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            ObjectNode published = (ObjectNode) JSON.readTree(file);
            // The published id is relative, which the validator refuses.
            published.remove("$id");
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(published);

            assertThat(schema.validate(compose)).isEmpty();
        }
    }

    @Test
    void theApiIsToldEverySettingItReads() throws IOException {
        String settings = Files.readString(ROOT.resolve("admin-api/src/main/resources/application.yaml"));

        assertThat(environment("admin-api")).containsAll(all("\\$\\{(CLEARSHARE_[A-Z_]+)", settings));
    }

    @Test
    void theJobIsToldEverySettingItReads() throws IOException {
        String options =
                Files.readString(ROOT.resolve("streaming-job/src/main/java/io/clearshare/job/JobOptions.java"));
        Set<String> read = new TreeSet<>();
        for (String key : all("(?:required|optional|secret)\\(\\s*\"([a-z.]+)\"", options)) {
            read.add("CLEARSHARE_" + key.toUpperCase(Locale.ROOT).replace('.', '_'));
        }

        assertThat(read).contains("CLEARSHARE_KAFKA_BOOTSTRAP", "CLEARSHARE_CLICKHOUSE_PASSWORD");
        for (String service : Set.of("job", "jobmanager", "taskmanager")) {
            assertThat(environment(service)).as(service).containsAll(read);
        }
    }

    @Test
    void everyRequiredValueIsNamedInTheExample() throws IOException {
        String example = Files.readString(ROOT.resolve(".env.example"));

        assertThat(all("(?m)^([A-Z_]+)=", example)).containsAll(all("\\$\\{([A-Z_]+):\\?", text));
        assertThat(all("(?m)^([A-Z_]*(?:PASSWORD|SECRET|KEY)[A-Z_]*)=\\S", example))
                .as("secrets with a value in the example")
                .isEmpty();
    }

    @Test
    void everyServiceIsPinnedWatchedAndBounded() {
        compose.get("services").properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            assertThat(service.path("image").asText())
                    .as(entry.getKey())
                    .contains(":")
                    .doesNotEndWith(":latest");
            assertThat(service.path("healthcheck").path("test").isEmpty())
                    .as("%s has no health check", entry.getKey())
                    .isFalse();
            assertThat(service.at("/deploy/resources/limits").path("memory").asText())
                    .as("memory limit of %s", entry.getKey())
                    .isNotEmpty();
            service.path("ports")
                    .forEach(
                            port -> assertThat(port.asText()).as(entry.getKey()).startsWith("127.0.0.1:"));
        });
    }

    private static Set<String> environment(String service) {
        Set<String> names = new TreeSet<>();
        compose.at("/services/" + service + "/environment").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
