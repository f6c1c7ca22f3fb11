package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.stack.oracle.Oracle;
import io.clearshare.stack.oracle.PathTerms;
import io.clearshare.stack.story.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the running API what other terms would bring, and the oracle what the stream would have written had the programme
 * and the contract said so from the beginning; every influencer must get the same.
 */
public final class CheckWhatIf {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY = 86_400_000;
    private static final String SCHEDULE = "[{\"fromMicros\":0,\"basisPoints\":700},"
            + "{\"fromMicros\":20000000,\"basisPoints\":1300},{\"fromMicros\":60000000,\"basisPoints\":2900}]";

    private final ApiClient analyst;
    private final EventsAsSent sent;

    private CheckWhatIf(Path stackFile) throws IOException, InterruptedException {
        JsonNode stack = JSON.readTree(stackFile.toFile());
        analyst = ApiClient.withKey(
                stack.get("api").asText(), stack.get("apiKeys").get("analyst").asText());
        sent = EventsAsSent.read(
                new ReadKafka(stack.get("kafka").get("bootstrapServers").asText()),
                CheckStream.beyondHorizon(new ReadClickHouse(stack.get("clickhouse"))));
    }

    /** Compares under many terms. The stack must be at rest. */
    public static void run(Path stackFile) throws IOException, InterruptedException {
        CheckWhatIf check = new CheckWhatIf(stackFile);
        check.nothingChangesByTheSameTerms();
        check.compare("{\"model\":\"last\"}", 30, 7, "last");
        check.compare("{\"model\":\"time_decay\",\"halfLife\":\"P2D\",\"window\":\"P60D\"}", 60, 2, "time_decay");
        LocalDate from = LocalDate.now(ZoneOffset.UTC).minusDays(50);
        check.compare("{\"window\":\"P3D\",\"campaign\":\"launch\",\"from\":\"" + from + "T00:00:00Z\"}", 3, 7, "");
        check.compareSchedules();
        check.refusals();
    }

    private void nothingChangesByTheSameTerms() throws IOException, InterruptedException {
        JsonNode answer = ask("{\"model\":null,\"window\":\"P30D\",\"schedule\":null,\"campaign\":null}");
        assertThat(answer.get("influencers")).isNotEmpty();
        answer.get("influencers")
                .forEach(line -> assertThat(line.get("delta"))
                        .as(line.toString())
                        .isEqualTo(
                                JSON.createObjectNode().put("creditMicros", 0).put("earnedMicros", 0)));
        assertThat(answer.get("totals").get("now"))
                .isEqualTo(answer.get("totals").get("whatIf"));
        assertThat(answer.get("rowsRead").asLong()).isPositive();
        assertThat(Instant.parse(answer.get("completeUpTo").asText())).isAfter(Instant.EPOCH);
    }

    private void compare(String terms, long windowDays, long halfLifeDays, String model)
            throws IOException, InterruptedException {
        List<JsonNode> programme =
                model.isEmpty() ? sent.programme() : instead("setting/paying-model", "{\"model\":\"" + model + "\"}");
        compare(terms, programme, new PathTerms(windowDays * DAY, halfLifeDays * DAY));
    }

    /** By the tiers that are fixed, and by those that the credits of each month before would have fixed. */
    private void compareSchedules() throws IOException, InterruptedException {
        List<JsonNode> programme = instead("schedule/default", "{\"tiers\":" + SCHEDULE + "}");
        compare("{\"schedule\":{\"tiers\":" + SCHEDULE + "}}", programme, PathTerms.CONTRACT);
        programme.removeIf(entry -> entry.get("entity").asText().startsWith("tier/"));
        programme.addAll(tiers(new Oracle(sent.events(), programme)));
        compare("{\"schedule\":{\"recomputeTiers\":true,\"tiers\":" + SCHEDULE + "}}", programme, PathTerms.CONTRACT);
        compare(
                "{\"bountyMicros\":7000001}",
                instead("setting/bounty", "{\"bountyMicros\":7000001,\"activationThresholdMicros\":14000002}"),
                PathTerms.CONTRACT);
    }

    private List<JsonNode> tiers(Oracle oracle) throws IOException {
        Map<String, Long> months = new TreeMap<>();
        for (Map.Entry<String, String> row : oracle.credits.entrySet()) {
            Credit credit = Credit.of(row);
            if (credit.paying && row.getKey().startsWith("trade:") && !credit.influencer.isEmpty()) {
                YearMonth month = YearMonth.from(Instant.ofEpochMilli(credit.at).atOffset(ZoneOffset.UTC));
                months.merge(credit.influencer + "/" + month.plusMonths(1), credit.micros, Long::sum);
            }
        }
        List<JsonNode> entries = new ArrayList<>();
        for (Map.Entry<String, Long> month : months.entrySet()) {
            int tier = month.getValue() >= 60_000_000 ? 2 : month.getValue() >= 20_000_000 ? 1 : 0;
            entries.add(entry("tier/" + month.getKey(), "{\"tier\":" + tier + "}"));
        }
        return entries;
    }

    private record Credit(String influencer, long at, long micros, boolean paying, String campaign) {
        static Credit of(Map.Entry<String, String> row) {
            String[] cells = row.getValue().split("\\|", -1);
            return new Credit(
                    cells[0], Long.parseLong(cells[3]), Long.parseLong(cells[4]), cells[6].equals("1"), cells[9]);
        }
    }

    private void compare(String terms, List<JsonNode> programme, PathTerms path)
            throws IOException, InterruptedException {
        ObjectNode question = (ObjectNode) JSON.readTree(terms);
        Oracle oracle = new Oracle(sent.events(), programme, path);
        LocalDate from = question.has("from")
                ? LocalDate.parse(question.get("from").asText().substring(0, 10))
                : LocalDate.MIN;
        assertThat(found(ask(terms))).as(terms).isEqualTo(expected(oracle, question, from));
    }

    private static Map<String, String> expected(Oracle oracle, JsonNode question, LocalDate from) {
        Map<String, long[]> sums = new TreeMap<>();
        String campaign = question.path("campaign").asText();
        oracle.credits.entrySet().stream()
                .map(Credit::of)
                .filter(Credit::paying)
                .forEach(credit -> {
                    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(credit.at), ZoneOffset.UTC);
                    boolean shown = !day.isBefore(from);
                    if (shown && (campaign.isEmpty() || campaign.equals(credit.campaign))) {
                        sums.computeIfAbsent(credit.influencer, id -> new long[2])[0] += credit.micros;
                    }
                });
        oracle.roiDaily.forEach((key, measures) -> {
            String[] cell = key.split("\\|", -1);
            LocalDate day = LocalDate.parse(cell[0]);
            boolean shown = !day.isBefore(from);
            if (shown && (campaign.isEmpty() || campaign.equals(cell[2]))) {
                sums.computeIfAbsent(cell[1], id -> new long[2])[1] += Long.parseLong(measures.split("\\|")[6]);
            }
        });
        Map<String, String> figures = new TreeMap<>();
        sums.forEach((id, sum) -> figures.put(id, sum[0] + " credited, " + sum[1] + " earned"));
        figures.values().removeIf("0 credited, 0 earned"::equals);
        return figures;
    }

    private static Map<String, String> found(JsonNode answer) {
        Map<String, String> figures = new TreeMap<>();
        for (JsonNode line : answer.get("influencers")) {
            JsonNode then = line.get("whatIf");
            figures.put(
                    line.get("influencerId").asText(),
                    then.get("creditMicros") + " credited, " + then.get("earnedMicros") + " earned");
        }
        figures.values().removeIf("0 credited, 0 earned"::equals);
        return figures;
    }

    private void refusals() throws IOException, InterruptedException {
        for (String bad : List.of(
                "{\"model\":\"median\"}",
                "{\"window\":\"P91D\"}",
                "{\"window\":\"two weeks\"}",
                "{\"schedule\":{\"tiers\":[]}}",
                "{\"schedule\":{\"tiers\":[{\"fromMicros\":0,\"basisPoints\":20000}]}}",
                "{\"bountyMicros\":-1}",
                "{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}")) {
            ApiClient.Answer answer = analyst.post("/api/v1/analytics/what-if", JSON.readTree(bad));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.body().get("code").asText()).as(bad).isNotEmpty();
        }
    }

    private JsonNode ask(String terms) throws IOException, InterruptedException {
        return analyst.post("/api/v1/analytics/what-if", JSON.readTree(terms)).orThrow();
    }

    /** The programme as if this entity had said so from the beginning, and nothing else. */
    private List<JsonNode> instead(String entity, String fields) throws IOException {
        List<JsonNode> programme = new ArrayList<>(sent.programme());
        programme.removeIf(entry -> entry.get("entity").asText().equals(entity));
        programme.add(entry(entity, fields));
        return programme;
    }

    private static JsonNode entry(String entity, String fields) throws IOException {
        return ((ObjectNode) JSON.readTree(fields))
                .put("entity", entity)
                .put("version", 1)
                .put("effectiveFrom", "0001-01-01T00:00:00Z");
    }
}
