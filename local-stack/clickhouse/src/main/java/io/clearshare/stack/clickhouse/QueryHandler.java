package io.clearshare.stack.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Answers ClickHouse's HTTP interface: {@code /ping}, and statements on {@code /} and {@code /query}. */
final class QueryHandler implements HttpHandler {

    private static final int DRAIN_BYTES_MAX = 64 << 20;

    private final Users users;
    private final StatementRunner runner;

    QueryHandler(Users users, StatementRunner runner) {
        this.users = users;
        this.runner = runner;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-ClickHouse-Server-Display-Name", "clearshare-local");
            headers.set("X-ClickHouse-Timezone", "UTC");
            switch (exchange.getRequestURI().getPath()) {
                case "/ping" -> respondOk(exchange);
                case "/", "/query" -> answer(exchange);
                default ->
                    respondPlain(
                            exchange,
                            404,
                            "There is no handle " + exchange.getRequestURI().getPath() + "\n");
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            HttpQuery query = HttpQuery.of(exchange);
            if (!query.isGet() && !query.method().equals("POST")) {
                respondPlain(exchange, 405, "Only GET and POST are served\n");
            } else if (query.isGet() && query.sql().isEmpty()) {
                respondOk(exchange);
            } else {
                run(exchange, query);
            }
        } catch (EngineException e) {
            respondError(exchange, e);
        }
    }

    private void run(HttpExchange exchange, HttpQuery query) throws IOException {
        Users.User user = users.authenticate(query.user(), query.password());
        String id = query.parameters().getOrDefault("query_id", "");
        Headers headers = exchange.getResponseHeaders();
        headers.set(
                "X-ClickHouse-Query-Id",
                isHeaderSafe(id) ? id : UUID.randomUUID().toString());
        String timezone = query.parameters().getOrDefault("session_timezone", "");
        if (isHeaderSafe(timezone)) {
            headers.set("X-ClickHouse-Timezone", timezone);
        }
        try (StatementRunner.Answer answer = answer(exchange, query, user)) {
            respond(exchange, answer, BodyEncoding.ofResponse(query));
        }
    }

    private StatementRunner.Answer answer(HttpExchange exchange, HttpQuery query, Users.User user) {
        try {
            return runner.run(user, query, BodyEncoding.decode(query, exchange.getRequestBody()));
        } catch (IOException e) {
            throw EngineException.of(33, "CANNOT_READ_ALL_DATA", "Cannot read the request body: " + e.getMessage());
        }
    }

    private static boolean isHeaderSafe(String text) {
        return !text.isBlank() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** The result is complete: from here only the client going away can fail, and then the connection is cut. */
    private static void respond(HttpExchange exchange, StatementRunner.Answer answer, BodyEncoding encoding)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Summary", answer.result().summary());
        headers.set("X-ClickHouse-Format", answer.format());
        headers.set("Content-Type", contentType(answer.format()));
        long length = answer.result().length();
        if (length == 0) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        if (!encoding.header().isEmpty()) {
            headers.set("Content-Encoding", encoding.header());
        }
        exchange.sendResponseHeaders(200, encoding == BodyEncoding.PLAIN ? length : 0);
        try (OutputStream out = encoding.encode(exchange.getResponseBody())) {
            answer.result().writeTo(out);
        }
    }

    private static String contentType(String format) {
        String name = format.toLowerCase(Locale.ROOT);
        if (name.startsWith("tabseparated") || name.startsWith("tsv")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        if (name.startsWith("csv")) {
            return "text/csv; charset=UTF-8; header=" + (name.contains("names") ? "present" : "absent");
        }
        if (name.startsWith("json")) {
            return name.contains("eachrow") ? "application/x-ndjson; charset=UTF-8" : "application/json; charset=UTF-8";
        }
        return name.startsWith("pretty") || name.equals("vertical")
                ? "text/plain; charset=UTF-8"
                : "application/octet-stream";
    }

    private static void respondError(HttpExchange exchange, EngineException error) throws IOException {
        drain(exchange.getRequestBody());
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
        if (error.httpStatus() == 401) {
            headers.set("WWW-Authenticate", "Basic realm=\"ClickHouse server HTTP API\"");
        }
        respondPlain(exchange, error.httpStatus(), error.getMessage() + "\n");
    }

    /** Reads what the client still sends, so that it gets to reading the answer; a client without end is cut off. */
    private static void drain(InputStream body) throws IOException {
        byte[] chunk = new byte[64 << 10];
        long left = DRAIN_BYTES_MAX;
        for (int count = body.read(chunk); count >= 0 && left > 0; count = body.read(chunk)) {
            left -= count;
        }
    }

    private static void respondOk(HttpExchange exchange) throws IOException {
        respondPlain(exchange, 200, "Ok.\n");
    }

    private static void respondPlain(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
