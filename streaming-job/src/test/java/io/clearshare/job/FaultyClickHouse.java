package io.clearshare.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the stream and ClickHouse and does to its inserts what networks and servers do. */
final class FaultyClickHouse implements AutoCloseable {

    /** What happens to an insert. */
    enum Fault {
        NONE,
        /** It is applied, and the connection breaks before the answer. */
        CUT_AFTER_APPLYING,
        /** It is applied, and no answer ever comes. */
        SILENT_AFTER_APPLYING,
        /** It is refused, and so is the next. */
        READ_ONLY
    }

    private static final Set<String> OF_THE_HOP =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");
    private static final int TABLE_IS_READ_ONLY = 242;

    private final URI target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger inserts = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;
    private volatile Fault fault = Fault.NONE;

    FaultyClickHouse(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on every second insert meets this fault; while ClickHouse is read-only every one does. */
    void make(Fault next) {
        faults.set(0);
        fault = next;
    }

    /** How many inserts met the present fault. */
    int faults() {
        return faults.get();
    }

    /** How many inserts ClickHouse itself refused. */
    int refusals() {
        return refusals.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault met = body.length > 0 ? meet() : Fault.NONE;
            if (met != Fault.NONE) {
                faults.incrementAndGet();
            }
            if (met == Fault.READ_ONLY) {
                refuse(exchange);
            } else {
                HttpResponse<byte[]> answer = forward(exchange, body);
                if (body.length > 0 && answer.statusCode() != 200) {
                    refusals.incrementAndGet();
                }
                if (met == Fault.SILENT_AFTER_APPLYING) {
                    closed.await();
                } else if (met == Fault.NONE) {
                    pass(exchange, answer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault meet() {
        boolean second = inserts.incrementAndGet() % 2 == 0;
        return second || fault == Fault.READ_ONLY ? fault : Fault.NONE;
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        byte[] text = ("Code: " + TABLE_IS_READ_ONLY
                        + ". DB::Exception: Table is in readonly mode. (TABLE_IS_READ_ONLY)")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", Integer.toString(TABLE_IS_READ_ONLY));
        exchange.sendResponseHeaders(500, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
