package io.clearshare.stack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** {@code ./verify}: exports a programme's facts and results in pseudonyms, or recomputes the results of such a file. */
public final class Verify {
    static final String USAGE = """
            usage: ./verify FILE
                   ./verify export [--period 2026-11-05|2026-11] [--stack STACK.JSON] [--key KEYFILE] FILE
                   ./verify export [--period …] --clickhouse URL [--database NAME] [--user NAME] --key KEYFILE FILE
                   (the password in CLICKHOUSE_PASSWORD)""";

    private static final int DIFFERENT = 1;
    private static final int REFUSED = 2;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** 0 when done or equal, 1 when results differ, 2 when it cannot be done. */
    public static int run(List<String> arguments, PrintStream out) {
        try {
            if (arguments.size() > 1 && arguments.get(0).equals("export")) {
                Export.parse(new ArrayDeque<>(arguments.subList(1, arguments.size())))
                        .run(out);
                return 0;
            }
            if (arguments.size() == 1 && !arguments.get(0).startsWith("-")) {
                return new VerifyExport(out).verify(Path.of(arguments.get(0))) ? 0 : DIFFERENT;
            }
            out.println(USAGE);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return REFUSED;
    }

    /** What the command line of an export asks for. */
    private static final class Export {
        private Period period = Period.EVER;
        private Path stack = Path.of(".demo/stack.json");
        private String clickhouse = "";
        private String database = "clearshare";
        private String user = "analyst";
        private String key = "";
        private Path file = Path.of("");

        static Export parse(Deque<String> left) {
            Export export = new Export();
            while (left.size() > 1) {
                String name = left.removeFirst();
                String value = left.removeFirst();
                switch (name) {
                    case "--period" -> export.period = Period.parse(value);
                    case "--stack" -> export.stack = Path.of(value);
                    case "--clickhouse" -> export.clickhouse = value;
                    case "--database" -> export.database = value;
                    case "--user" -> export.user = value;
                    case "--key" -> export.key = value;
                    default -> throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
                }
            }
            if (left.size() != 1 || (!export.clickhouse.isEmpty() && export.key.isEmpty())) {
                throw new IllegalArgumentException(USAGE);
            }
            export.file = Path.of(left.removeFirst());
            return export;
        }

        void run(PrintStream out) throws IOException, InterruptedException {
            Path keyFile = key.isEmpty() ? stack.toAbsolutePath().resolveSibling("verify.key") : Path.of(key);
            new ExportFacts(warehouse(), period, key(keyFile)).to(file);
            out.printf("%s: %d bytes; pseudonyms by the key in %s%n", file, Files.size(file), keyFile);
        }

        private ClickHouseFeed warehouse() throws IOException {
            if (clickhouse.isEmpty()) {
                JsonNode access = new ObjectMapper().readTree(stack.toFile()).get("clickhouse");
                return new ClickHouseFeed(
                        access.get("url").asText(),
                        access.get("database").asText(),
                        access.get("user").asText(),
                        access.get("password").asText());
            }
            String password = System.getenv("CLICKHOUSE_PASSWORD");
            return new ClickHouseFeed(clickhouse, database, user, password == null ? "" : password);
        }

        /** The key in the file, made at its first use and readable by its owner only. */
        private static byte[] key(Path file) throws IOException {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(fresh), StandardOpenOption.WRITE);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        }
    }
}
