package io.clearshare.admin.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A service of prices in the form of Pyth's Hermes, which says what a test wants. */
public final class PricePart implements AutoCloseable {

    public static final String FEED = "ef0d8b6fda2ceba41da15d4095d1da392a0d2f8ed0c6c7bc0f4cfac8c280b56d";
    private static final String ANSWER = """
            {"binary":{"encoding":"hex","data":["504e"]},"parsed":[{"id":"%s","price":{"price":"%d","conf":"%d","expo":-8,
             "publish_time":%d},"ema_price":{"price":"1","conf":"1","expo":-8,"publish_time":1},"metadata":{"slot":1}}]}
            """;

    private final HttpServer server;
    private volatile String fixed = "";
    private volatile long usdMicros;

    public PricePart(long usdMicros) {
        this.usdMicros = usdMicros;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v2/updates/price/latest", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on the price of one SOL, published in the second that it is asked for. */
    public void set(long micros) {
        usdMicros = micros;
    }

    /** From now on exactly this text. */
    public void say(String text) {
        fixed = text;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = fixed.isEmpty()
                ? ANSWER.formatted(
                        FEED, usdMicros * 100, usdMicros / 100, Instant.now().getEpochSecond())
                : fixed;
        boolean asked = String.valueOf(exchange.getRequestURI().getQuery()).contains("ids[]=" + FEED);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(asked ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
