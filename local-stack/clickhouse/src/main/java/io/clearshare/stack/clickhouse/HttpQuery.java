package io.clearshare.stack.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request in ClickHouse's HTTP dialect: everything about it except its body. */
record HttpQuery(String method, Map<String, String> parameters, Headers headers) {

    /** Names that steer the protocol; every other parameter is a setting of the engine. */
    private static final Set<String> PROTOCOL = Set.of(
            "query",
            "database",
            "default_format",
            "query_id",
            "quota_key",
            "session_id",
            "session_timeout",
            "session_check",
            "compress",
            "decompress",
            "enable_http_compression",
            "http_zlib_compression_level",
            "wait_end_of_query",
            "buffer_size",
            "send_progress_in_http_headers",
            "http_headers_progress_interval_ms",
            "client_protocol_version",
            "client_name",
            "role",
            "user",
            "password",
            "stacktrace",
            "close_session");

    private static final String VALUE_PREFIX = "param_";

    static HttpQuery of(HttpExchange exchange) {
        return new HttpQuery(
                exchange.getRequestMethod(),
                parse(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders());
    }

    private static Map<String, String> parse(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rawQuery == null) {
            return parameters;
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw EngineException.of(36, "BAD_ARGUMENTS", "The request parameters are not URL-encoded");
        }
    }

    /** The statement, or the beginning of it, given in the URL. */
    String sql() {
        return parameters.getOrDefault("query", "");
    }

    boolean isGet() {
        return method.equals("GET");
    }

    @Nullable
    String user() {
        String[] basic = basicCredentials();
        return basic != null ? basic[0] : first("X-ClickHouse-User", "user");
    }

    @Nullable
    String password() {
        String[] basic = basicCredentials();
        return basic != null ? basic[1] : first("X-ClickHouse-Key", "password");
    }

    @Nullable
    String database() {
        String name = first("X-ClickHouse-Database", "database");
        return name == null || name.isEmpty() ? null : name;
    }

    /** The format the client asked for outside the statement. */
    @Nullable
    String format() {
        String name = first("X-ClickHouse-Format", "default_format");
        return name == null || name.isEmpty() ? null : name;
    }

    boolean isOn(String name) {
        String value = parameters.get(name);
        return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
    }

    /** Values for the {@code {name:Type}} placeholders. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(VALUE_PREFIX)) {
                values.put(name.substring(VALUE_PREFIX.length()), value);
            }
        });
        return values;
    }

    /** Settings of the engine for this request. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!name.startsWith(VALUE_PREFIX) && !PROTOCOL.contains(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private @Nullable String first(String header, String parameter) {
        String value = headers.getFirst(header);
        return value != null ? value : parameters.get(parameter);
    }

    private String @Nullable [] basicCredentials() {
        String authorization = headers.getFirst("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new String[] {pair, ""}
                    : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
