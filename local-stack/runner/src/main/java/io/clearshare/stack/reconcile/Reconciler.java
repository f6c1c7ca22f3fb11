package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the whole running stack with itself: events, tables, books and chain. */
public final class Reconciler {

    private Reconciler() {}

    /**
     * Reads everything and compares it. The stack must be at rest: nothing on its way, every payout finalised.
     *
     * @param stackFile the {@code stack.json} of a running stack
     */
    public static Report reconcile(Path stackFile) throws IOException, InterruptedException, SQLException {
        JsonNode stack = new ObjectMapper().readTree(stackFile.toFile());
        Report report = new Report();
        reconcileStream(stack, report);
        JsonNode postgres = stack.get("postgres");
        try (Connection books = DriverManager.getConnection(
                postgres.get("jdbcUrl").asText(),
                postgres.get("user").asText(),
                postgres.get("password").asText())) {
            new CheckMoney(new ReadClickHouse(stack.get("clickhouse")), books, stack.get("solana"), report).run();
        }
        return report;
    }

    /** Compares Kafka with the tables alone; every event must be readable. */
    public static Report reconcileStream(Path stackFile) throws IOException, InterruptedException {
        Report report = new Report();
        reconcileStream(new ObjectMapper().readTree(stackFile.toFile()), report);
        return report;
    }

    /**
     * The same for more events than fit into memory; the second implementation in SQL is left out.
     *
     * @param scratch an empty directory with room for the events
     */
    public static Report reconcileStreamInParts(Path stackFile, Path scratch) throws IOException, InterruptedException {
        JsonNode stack = new ObjectMapper().readTree(stackFile.toFile());
        ReadClickHouse tables = new ReadClickHouse(stack.get("clickhouse"));
        ReadKafka kafka =
                new ReadKafka(stack.get("kafka").get("bootstrapServers").asText());
        Set<String> beyondHorizon = CheckStream.beyondHorizon(tables);
        Map<String, Long> late = new TreeMap<>();
        beyondHorizon.forEach(place -> late.merge(place.substring(0, place.indexOf('|')), 1L, Long::sum));
        EventsInParts events = EventsInParts.read(kafka, beyondHorizon, scratch);
        Report report = new Report();
        new CompareInBuckets(new CellsByOracle(events, late), new CellsInTables(tables, events), report)
                .run(CellsByOracle.ALWAYS);
        return report;
    }

    private static void reconcileStream(JsonNode stack, Report report) throws IOException, InterruptedException {
        ReadClickHouse tables = new ReadClickHouse(stack.get("clickhouse"));
        ReadKafka kafka =
                new ReadKafka(stack.get("kafka").get("bootstrapServers").asText());
        EventsAsSent sent = EventsAsSent.read(kafka, CheckStream.beyondHorizon(tables));
        new CheckStream(tables, sent, report).run();
    }

    /**
     * Prints the comparison of the stack whose {@code stack.json} is the first argument; exit 1 when anything differs. With an
     * empty directory as the second, only events and tables are compared, however many.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path stack = Path.of(arguments[0]);
        Report report = arguments.length == 1 ? reconcile(stack) : reconcileStreamInParts(stack, Path.of(arguments[1]));
        System.out.println(report.asText());
        System.exit(report.differences().isEmpty() ? 0 : 1);
    }
}
