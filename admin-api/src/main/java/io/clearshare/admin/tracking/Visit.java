package io.clearshare.admin.tracking;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/** What a browser sends when it follows a tracked link; texts are cut to what an event may hold. */
record Visit(HttpServletRequest request) {

    static final String VISITOR_COOKIE = "cs_vid";

    private static final int TEXT_MAX = 500;
    private static final int ID_MAX = 64;
    private static final Pattern VISITOR = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** The visitor whose cookie this browser already has. */
    Optional<String> visitorId() {
        Cookie cookie = WebUtils.getCookie(request, VISITOR_COOKIE);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> VISITOR.matcher(value).matches());
    }

    String userAgent() {
        return header(HttpHeaders.USER_AGENT);
    }

    String referrer() {
        return header(HttpHeaders.REFERER);
    }

    String ip() {
        return request.getRemoteAddr();
    }

    /** The full address that was followed, with its parameters. */
    String url() {
        String query = request.getQueryString();
        return request.getRequestURL() + (query == null ? "" : "?" + query);
    }

    /** A parameter that names something, or empty. */
    String id(String parameter) {
        String value = request.getParameter(parameter);
        return value == null || value.length() > ID_MAX ? "" : value;
    }

    String text(String parameter) {
        return cut(request.getParameter(parameter));
    }

    private String header(String name) {
        return cut(request.getHeader(name));
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), TEXT_MAX));
    }
}
