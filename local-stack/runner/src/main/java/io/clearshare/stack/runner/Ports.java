package io.clearshare.stack.runner;

import io.clearshare.stack.process.FreePorts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The loopback ports people and programs connect to. */
public record Ports(int api, int clickhouse, int kafka, int postgres, int solana, int flink, int smtp, int inbox) {

    /** The highest {@code --port-base} that leaves room for all eight. */
    public static final int HIGHEST_BASE = 65_528;

    /** Each part's usual port, or eight in a row from {@code base}. */
    public static Ports of(Optional<Integer> base) {
        return base.map(n -> new Ports(n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7))
                .orElseGet(() -> new Ports(8080, 8123, 9092, 5432, 8899, 8081, 2525, 8025));
    }

    /** Refuses to start when somebody else already listens on one of them. */
    public void requireFree() {
        byPart().forEach((part, port) -> {
            if (!FreePorts.isFree(port)) {
                throw new Refused("Port " + port + " (" + part + ") is taken: stop the program that listens there,"
                        + " or choose other ports with --port-base N.");
            }
        });
    }

    private Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("api", api);
        ports.put("clickhouse", clickhouse);
        ports.put("kafka", kafka);
        ports.put("postgres", postgres);
        ports.put("solana", solana);
        ports.put("flink", flink);
        ports.put("smtp", smtp);
        ports.put("inbox", inbox);
        return ports;
    }
}
