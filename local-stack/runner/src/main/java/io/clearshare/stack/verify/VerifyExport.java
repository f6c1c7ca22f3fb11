package io.clearshare.stack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.stack.oracle.Oracle;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Recomputes an export's results from its facts and says, table by table, whether the claimed ones are the same. */
final class VerifyExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAMED_ROWS_MAX = 5;

    private final PrintStream out;
    private final List<SentEvent> events = new ArrayList<>();
    private final List<JsonNode> programme = new ArrayList<>();
    private final Map<ResultTable, Map<String, String>> claimed = new EnumMap<>(ResultTable.class);
    private final Map<ResultTable, String> claimedHashes = new EnumMap<>(ResultTable.class);
    private final List<JsonNode> published = new ArrayList<>();
    private Period period = Period.EVER;
    private boolean equal = true;

    VerifyExport(PrintStream out) {
        this.out = out;
        for (ResultTable table : ResultTable.values()) {
            claimed.put(table, new TreeMap<>());
        }
    }

    /** Prints what it finds; whether everything claimed is what the facts give. */
    boolean verify(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take((ObjectNode) JSON.readTree(line));
            }
        }
        Oracle oracle = new Oracle(events, programme);
        out.printf("%d events, %d programme entries and given facts%n", events.size(), programme.size());
        out.printf(
                "configuration %s%n%n",
                ResultTable.hash(programme.stream().map(JsonNode::toString).toList()));
        for (ResultTable table : ResultTable.values()) {
            compare(table, table.recomputed(oracle, period::contains));
        }
        comparePublished(oracle);
        out.println(equal ? "equal: every claimed result follows from the facts" : "NOT equal");
        return equal;
    }

    private void take(ObjectNode line) {
        String type = line.remove("type").asText();
        switch (type) {
            case "export" ->
                period = new Period(
                        LocalDate.parse(line.get("from").asText()),
                        LocalDate.parse(line.get("to").asText()));
            case "programme" -> programme.add(line);
            case "event" -> events.add(new SentEvent(line.remove("topic").asText(), line));
            case "result" -> {
                List<String> cells = new ArrayList<>();
                line.get("cells").forEach(cell -> cells.add(cell.asText()));
                ResultTable table = table(line);
                rows(table).merge(table.key(cells), String.join("|", cells), (a, b) -> a + " and " + b);
            }
            case "hash" -> claimedHashes.put(table(line), line.get("hash").asText());
            case "published" -> published.add(line);
            default -> throw new IllegalArgumentException("There are no lines of type " + type);
        }
    }

    private static ResultTable table(JsonNode line) {
        return ResultTable.valueOf(line.get("table").asText().toUpperCase(java.util.Locale.ROOT));
    }

    private Map<String, String> rows(ResultTable table) {
        return claimed.getOrDefault(table, Map.of());
    }

    private void compare(ResultTable table, Map<String, String> recomputed) {
        Map<String, String> found = rows(table);
        String hash = ResultTable.hash(recomputed.values());
        String claimedHash = claimedHashes.getOrDefault(table, "absent");
        List<String> differing = differing(recomputed, found);
        boolean same = differing.isEmpty() && hash.equals(claimedHash);
        equal &= same;
        out.printf("%-18s %9d rows  %s  %s%n", table.wireName(), recomputed.size(), hash, same ? "equal" : "DIFFERENT");
        differing.stream().limit(NAMED_ROWS_MAX).forEach(out::println);
        if (differing.size() > NAMED_ROWS_MAX) {
            out.printf("  and %d more rows%n", differing.size() - NAMED_ROWS_MAX);
        }
        if (differing.isEmpty() && !same) {
            out.printf("  the rows are equal, but the claimed hash is %s%n", claimedHash);
        }
    }

    private static List<String> differing(Map<String, String> recomputed, Map<String, String> found) {
        TreeSet<String> keys = new TreeSet<>(recomputed.keySet());
        keys.addAll(found.keySet());
        List<String> differing = new ArrayList<>();
        for (String key : keys) {
            String right = recomputed.get(key);
            String given = found.get(key);
            if (!Objects.equals(right, given)) {
                differing.add("  claimed    " + (given == null ? "no row " + key : given) + "\n  recomputed "
                        + (right == null ? "no row " + key : right));
            }
        }
        return differing;
    }

    /** The hash of each day that was published, over the same rows in pseudonyms. */
    private void comparePublished(Oracle oracle) {
        int days = 0;
        for (JsonNode line : published) {
            LocalDate day = LocalDate.parse(line.get("day").asText());
            String hash =
                    ResultTable.hash(table(line).recomputed(oracle, day::equals).values());
            if (!line.get("stands").asBoolean()) {
                out.printf(
                        "published %s of %s no longer stands: facts came later%n",
                        table(line).wireName(), day);
            } else if (hash.equals(line.get("hash").asText())) {
                days++;
            } else {
                equal = false;
                out.printf(
                        "published %s of %s is DIFFERENT: recomputed %s%n",
                        table(line).wireName(), day, hash);
            }
        }
        out.printf("%n%d published hashes of closed days are equal%n", days);
    }
}
