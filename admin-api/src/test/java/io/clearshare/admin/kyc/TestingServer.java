package io.clearshare.admin.kyc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's server on this machine, with faults that a test orders one by one. */
abstract class TestingServer implements AutoCloseable {

    /** What goes wrong with one request. */
    enum Fault {
        BROKEN,
        OVERLOADED,
        /** Nothing is done and nothing answered until the caller gives up. */
        SILENT,
        /** Everything is done, and the answer is lost. */
        ANSWER_LOST
    }

    /** What to answer. */
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    TestingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(workers);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    int requests() {
        return requests.get();
    }

    /** Does what the provider documents for a request. */
    abstract Answer answer(String method, String pathAndQuery, Headers headers, byte[] body);

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Fault fault = faults.poll();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (fault == Fault.SILENT) {
            return;
        }
        if (fault == Fault.BROKEN || fault == Fault.OVERLOADED) {
            write(exchange, new Answer(fault == Fault.BROKEN ? 500 : 429, "<html>sorry</html>"));
            return;
        }
        Answer answer = answer(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
        write(exchange, fault == Fault.ANSWER_LOST ? new Answer(502, "") : answer);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
