package io.clearshare.domain.link;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL that classification reads; taken apart leniently, because a bad escape in one parameter
 * says nothing about the others.
 *
 * @param host in lower case without port and {@code www.}, {@code ""} if there is none
 * @param parameters decoded, names in lower case; of a repeated name the first that is not empty
 */
record LandingUrl(String host, Map<String, String> parameters) {

    static LandingUrl of(@Nullable String url) {
        if (url == null) {
            return new LandingUrl("", Map.of());
        }
        String text = url.trim();
        int fragment = text.indexOf('#');
        if (fragment >= 0) {
            text = text.substring(0, fragment);
        }
        int query = text.indexOf('?');
        String before = query < 0 ? text : text.substring(0, query);
        return new LandingUrl(host(before), query < 0 ? Map.of() : parameters(text.substring(query + 1)));
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    private static String host(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0 && !url.startsWith("//")) {
            return url.indexOf('.') > 0 && url.indexOf(' ') < 0 ? authority(url) : "";
        }
        return authority(url.substring(scheme < 0 ? 2 : scheme + 3));
    }

    private static String authority(String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int port = authority.indexOf(':');
        String host = (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1)).trim();
            if (!value.isEmpty()) {
                parameters.putIfAbsent(name, value);
            }
        }
        return parameters;
    }

    /** Percent and plus decoding; a bad escape stays as it is written. */
    private static String decode(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int escaped = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1]) << 4 | hex(in[i + 2]) : -1;
            if (escaped >= 0) {
                out[length++] = (byte) escaped;
                i += 2;
            } else {
                out[length++] = in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit((char) digit, 16);
    }
}
