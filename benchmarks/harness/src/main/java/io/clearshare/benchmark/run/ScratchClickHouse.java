package io.clearshare.benchmark.run;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An empty ClickHouse for one run. */
public final class ScratchClickHouse implements AutoCloseable {

    private static final long MEMORY_BYTES = 6L << 30;

    private final ClickHouseProcess process;
    private final String password;

    private ScratchClickHouse(ClickHouseProcess process, String password) {
        this.process = process;
        this.password = password;
    }

    public static ScratchClickHouse start(Path data) throws IOException, InterruptedException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Map<String, String> limits = Map.of(
                "CLICKHOUSE_MEMORY_BYTES", Long.toString(MEMORY_BYTES),
                "CLICKHOUSE_QUERY_MEMORY_BYTES", Long.toString(MEMORY_BYTES));
        ScratchClickHouse started =
                new ScratchClickHouse(ClickHouseProcess.start(data, Contest.USER + ":" + password, limits), password);
        started.client("default").query("CREATE DATABASE " + Contest.DATABASE);
        return started;
    }

    /** Applies the project's schema. */
    public void applySchema(Path folder) throws IOException, InterruptedException {
        ClickHouse client = client(Contest.DATABASE);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inOrder = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            for (Path file : inOrder) {
                for (String statement : Files.readString(file).split(";[ \t]*(\n|$)")) {
                    if (!statement.replaceAll("--.*", "").isBlank()) {
                        client.query(statement);
                    }
                }
            }
        }
    }

    public ClickHouse client(String database) {
        return new ClickHouse(url(), password, database);
    }

    public String url() {
        return process.url().toString();
    }

    public String password() {
        return password;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
