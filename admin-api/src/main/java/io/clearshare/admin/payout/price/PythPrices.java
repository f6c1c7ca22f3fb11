package io.clearshare.admin.payout.price;

import io.clearshare.domain.price.Quote;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prices in the form of Pyth's Hermes: {@code GET v2/updates/price/latest?ids[]=…&parsed=true}. */
final class PythPrices implements PriceSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final URI latest;
    private final String name;
    private final String feed;
    private final Duration patience;
    private final HttpClient http;

    /** @param feed the id of SOL/USD, 64 hexadecimal digits */
    PythPrices(URI base, String feed, Duration patience) {
        String root = base.toString().endsWith("/") ? base.toString() : base + "/";
        this.latest = URI.create(root + "v2/updates/price/latest?ids%5B%5D=" + feed + "&parsed=true");
        this.name = "pyth:" + base.getHost();
        this.feed = feed;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Quote read() {
        HttpRequest request = HttpRequest.newBuilder(latest)
                .timeout(patience)
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 || answer.body().length > ANSWER_BYTES_MAX) {
                throw new Unreadable(name + " answered with HTTP status " + answer.statusCode(), null);
            }
            return quote(JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new Unreadable(name + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable(name + " was not waited for", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable(name + " answered with something else than a price: " + e.getMessage(), e);
        }
    }

    private Quote quote(JsonNode answer) {
        for (JsonNode item : answer.path("parsed")) {
            if (item.path("id").asString("").replaceFirst("^0x", "").equalsIgnoreCase(feed.replaceFirst("^0x", ""))) {
                JsonNode price = item.path("price");
                if (!price.path("expo").isInt() || !price.path("publish_time").isIntegralNumber()) {
                    throw new IllegalArgumentException("no exponent or time");
                }
                return Quote.scaled(
                        new BigInteger(price.path("price").asString("")),
                        new BigInteger(price.path("conf").asString("")),
                        price.path("expo").asInt(),
                        Instant.ofEpochSecond(price.path("publish_time").asLong()),
                        name);
            }
        }
        throw new IllegalArgumentException("the feed is not in it");
    }
}
