package io.clearshare.stack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what an outsider needs to recompute a programme's results: accepted events, programme entries, wallet matches, and the
 * claimed rows and hashes, all in pseudonyms, one JSON object per line.
 */
final class ExportFacts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARRIVED = "SELECT topic, received FROM ingest_counts ORDER BY topic";

    private final ClickHouseFeed warehouse;
    private final Period period;
    private final Pseudonyms names;
    private final Facts facts;

    /** @param key keeps pseudonyms the same from export to export, and nobody can undo them without it */
    ExportFacts(ClickHouseFeed warehouse, Period period, byte[] key) {
        this.warehouse = warehouse;
        this.period = period;
        this.names = new Pseudonyms(key);
        this.facts = new Facts(names);
    }

    /** What is done with a line. */
    private interface Sink {
        void put(ObjectNode line) throws IOException;
    }

    /**
     * Writes the file.
     *
     * @throws IllegalStateException when facts arrive while it is written
     */
    void to(Path file) throws IOException, InterruptedException {
        String before = arrived();
        facts(line -> {});
        names.seal();
        Path part = Path.of(file + ".part");
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
            Sink sink = line -> out.append(JSON.writeValueAsString(line)).append('\n');
            header(sink);
            facts(sink);
            results(sink);
        }
        if (!arrived().equals(before)) {
            throw new IllegalStateException("New facts arrived while the facts were read: export again");
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String arrived() throws IOException, InterruptedException {
        StringBuilder counts = new StringBuilder();
        warehouse.each(ARRIVED, row -> counts.append(row).append('\n'));
        return counts.toString();
    }

    private void header(Sink sink) throws IOException, InterruptedException {
        ObjectNode header = line("export").put("format", 1);
        header.put("from", period.from().toString()).put("to", period.to().toString());
        warehouse.each(
                "SELECT toString(max(at)) AS at FROM complete_up_to", row -> header.set("completeUpTo", row.get("at")));
        sink.put(header);
    }

    private void facts(Sink sink) throws IOException, InterruptedException {
        warehouse.each(Facts.PROGRAMME, row -> sink.put(line("programme").setAll(facts.entry(row))));
        matches(sink);
        for (String topic : new TreeSet<>(Facts.EVENTS.keySet())) {
            String sql = Facts.EVENTS.getOrDefault(topic, "");
            warehouse.each(
                    sql, row -> sink.put(line("event").put("topic", topic).setAll(facts.event(row))));
        }
    }

    /** Wallets stay here; whose are the same goes along. */
    private void matches(Sink sink) throws IOException, InterruptedException {
        Map<String, Set<String>> usersByWallet = new HashMap<>();
        Map<String, Set<String>> walletsByUser = new HashMap<>();
        warehouse.each(
                "SELECT DISTINCT user_id, wallet FROM (SELECT user_id, wallet FROM signups"
                        + " UNION ALL SELECT user_id, wallet FROM identities) WHERE wallet != ''",
                row -> {
                    String user = row.get("user_id").asText();
                    String wallet = row.get("wallet").asText();
                    usersByWallet.computeIfAbsent(wallet, w -> new TreeSet<>()).add(user);
                    walletsByUser.computeIfAbsent(user, u -> new TreeSet<>()).add(wallet);
                });
        Map<String, Set<String>> walletsByInfluencer = new TreeMap<>();
        warehouse.each("SELECT payload FROM program_entries WHERE kind = 'influencer'", row -> {
            JsonNode entry = JSON.readTree(row.get("payload").asText());
            Set<String> wallets = walletsByInfluencer.computeIfAbsent(
                    entry.get("influencerId").asText(), id -> new TreeSet<>());
            entry.path("wallets").forEach(wallet -> wallets.add(wallet.asText()));
            wallets.addAll(walletsByUser.getOrDefault(entry.path("userId").asText(), Set.of()));
        });
        for (Map.Entry<String, Set<String>> influencer : walletsByInfluencer.entrySet()) {
            Set<String> users = new TreeSet<>();
            influencer.getValue().forEach(wallet -> users.addAll(usersByWallet.getOrDefault(wallet, Set.of())));
            int number = 0;
            for (String user : users) {
                sink.put(line("programme").setAll(facts.match(influencer.getKey(), user, ++number)));
            }
        }
    }

    /** The claimed rows, the hash of each table, and the published hash of each closed day beside that of the same rows here. */
    private void results(Sink sink) throws IOException, InterruptedException {
        Map<String, List<String>> rows = new TreeMap<>();
        Map<String, List<String>> rowsByDay = new HashMap<>();
        String days = " WHERE day >= toDate('" + period.from() + "') AND day < toDate('" + period.to() + "')";
        warehouse.each("SELECT table_name, toString(day) AS on_day, cells FROM comparable_rows" + days, row -> {
            String table = row.get("table_name").asText();
            ObjectNode line = line("result").put("table", table);
            JsonNode cells =
                    line.set("cells", facts.cells(table, row.get("cells"))).get("cells");
            sink.put(line);
            List<String> texts = new ArrayList<>();
            cells.forEach(cell -> texts.add(cell.asText()));
            String text = String.join("|", texts);
            rows.computeIfAbsent(table, t -> new ArrayList<>()).add(text);
            rowsByDay
                    .computeIfAbsent(table + row.get("on_day").asText(), t -> new ArrayList<>())
                    .add(text);
        });
        for (ResultTable table : ResultTable.values()) {
            List<String> of = rows.getOrDefault(table.wireName(), List.of());
            sink.put(line("hash")
                    .put("table", table.wireName())
                    .put("rows", of.size())
                    .put("hash", ResultTable.hash(of)));
        }
        published(sink, rowsByDay);
    }

    private void published(Sink sink, Map<String, List<String>> rowsByDay) throws IOException, InterruptedException {
        Set<String> current = new HashSet<>();
        warehouse.each(
                "SELECT table_name, toString(day) AS day, hash FROM comparable_hashes",
                row -> current.add(row.get("table_name").asText()
                        + row.get("day").asText()
                        + row.get("hash").asText()));
        warehouse.each(
                "SELECT table_name, toString(period) AS day, argMax(hash, computed_at) AS hash,"
                        + " argMax(config_hash, computed_at) AS config_hash FROM result_hashes WHERE period >= toDate('"
                        + period.from() + "') AND period < toDate('" + period.to()
                        + "') GROUP BY table_name, period ORDER BY period, table_name",
                row -> {
                    String place =
                            row.get("table_name").asText() + row.get("day").asText();
                    List<String> rows = rowsByDay.getOrDefault(place, List.of());
                    ObjectNode line = line("published");
                    line.set("table", row.get("table_name"));
                    line.set("day", row.get("day"));
                    line.set("publishedHash", row.get("hash"));
                    line.set("configHash", row.get("config_hash"));
                    line.put("stands", current.contains(place + row.get("hash").asText()));
                    sink.put(line.put("rows", rows.size()).put("hash", ResultTable.hash(rows)));
                });
    }

    private static ObjectNode line(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
