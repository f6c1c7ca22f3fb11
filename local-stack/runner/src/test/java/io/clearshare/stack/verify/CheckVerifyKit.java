package io.clearshare.stack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.stack.story.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Exports a running stack, recomputes it as an outsider would, and falsifies one fact and one claimed result. */
public final class CheckVerifyKit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path export;
    private final List<String> lines;

    private CheckVerifyKit(Path export) throws IOException {
        this.export = export;
        try (var in = new GZIPInputStream(Files.newInputStream(export))) {
            lines = List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    /** The stack must be at rest. */
    public static void run(Path stackFile, Path directory) throws IOException, InterruptedException {
        JsonNode stack = JSON.readTree(stackFile.toFile());
        ApiClient admin = ApiClient.withKey(
                stack.get("api").asText(), stack.get("apiKeys").get("admin").asText());
        JsonNode published = admin.post("/api/v1/analytics/result-hashes", JSON.createObjectNode())
                .orThrow();
        assertThat(admin.post("/api/v1/analytics/result-hashes", JSON.createObjectNode())
                        .orThrow())
                .as("hashes that did not change are not published again")
                .isEqualTo(published);
        Path export = directory.resolve("facts.ndjson.gz");
        Said made = say("export", "--stack", stackFile.toString(), export.toString());
        assertThat(made.exit).as(made.text).isZero();
        CheckVerifyKit check = new CheckVerifyKit(export);
        check.honestResultsAreEqual(published.size());
        check.nothingPersonalIsInIt(stack);
        check.aFalsifiedFactIsNamed();
        check.aFalsifiedResultIsNamed();
        Said day = say("export", "--stack", stackFile.toString(), "--period", "2026-11", export.toString());
        assertThat(day.exit).as(day.text).isZero();
        assertThat(say(export.toString()).exit).isZero();
    }

    private void honestResultsAreEqual(int published) throws IOException {
        Said said = say(export.toString());
        System.out.println(said.text);
        assertThat(said.exit).as(said.text).isZero();
        assertThat(said.text).contains(published + " published hashes of closed days are equal");
    }

    private void nothingPersonalIsInIt(JsonNode stack) {
        String all = String.join("\n", lines);
        assertThat(all)
                .doesNotContain("wallet", "userAgent", "emailHash", "\"ip\"", "handle", "RAND1", "@example.com")
                .doesNotContain(stack.get("solana").get("treasury").asText());
    }

    /** One micro-unit more in a fee changes rows of that trade and of no other. */
    private void aFalsifiedFactIsNamed() throws IOException {
        String[] trade = new String[1];
        Said said = falsified(
                line -> line.path("topic").asText().equals("trades")
                        && line.get("feeMicros").asLong() > 100
                        && !line.has("reverses"),
                line -> {
                    trade[0] = line.get("tradeId").asText();
                    line.put("feeMicros", line.get("feeMicros").asLong() + 1_000_000);
                });
        assertThat(said.exit).isEqualTo(1);
        assertThat(said.text).contains("trade:" + trade[0], "DIFFERENT", "NOT equal");
    }

    private void aFalsifiedResultIsNamed() throws IOException {
        String[] row = new String[1];
        Said said = falsified(line -> line.path("table").asText().equals("earnings") && line.has("cells"), line -> {
            ArrayNode cells = (ArrayNode) line.get("cells");
            row[0] = cells.get(0).asText() + "|" + cells.get(1).asText();
            cells.set(2, cells.textNode((cells.get(2).asLong() + 1) + ""));
        });
        assertThat(said.exit).isEqualTo(1);
        assertThat(said.text).contains(row[0]);
    }

    private Said falsified(Predicate<JsonNode> which, Consumer<ObjectNode> change) throws IOException {
        List<String> changed = new ArrayList<>();
        boolean done = false;
        for (String line : lines) {
            ObjectNode json = (ObjectNode) JSON.readTree(line);
            if (!done && which.test(json)) {
                change.accept(json);
                done = true;
            }
            changed.add(json.toString());
        }
        Path file = export.resolveSibling("falsified.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", changed).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(done).isTrue();
        return say(file.toString());
    }

    private record Said(int exit, String text) {}

    private static Said say(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = Verify.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Said(exit, bytes.toString(StandardCharsets.UTF_8));
    }
}
