package io.clearshare.admin.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often one address may use routes that need no sign-in and cost us work or mail. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PublicRoutesLimit extends OncePerRequestFilter {

    static final int REQUESTS_PER_MINUTE_MAX = 120;

    private static final Set<String> ROUTES = Set.of(
            "/api/v1/auth/login",
            "/api/v1/auth/magic-links",
            "/api/v1/registrations",
            "/api/v1/wallet-changes/show",
            "/api/v1/wallet-changes/confirm",
            "/api/v1/wallet-changes/cancel",
            "/api/v1/proof-of-funds");
    private static final String VERIFY = "/api/v1/verify/";
    private static final int ADDRESSES_MAX = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Problems problems;
    private final Clock clock;
    private final Map<String, Integer> requests = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };
    private long minute;

    PublicRoutesLimit(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The path as it is routed by, so that another way to write it is counted as well.
        String path = request.getServletPath();
        return !ROUTES.contains(path) && !path.startsWith(VERIFY);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTooMany(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            problems.write(
                    response, CommonProblem.TOO_MANY_REQUESTS, "More than " + REQUESTS_PER_MINUTE_MAX + " in a minute");
            return;
        }
        chain.doFilter(request, response);
    }

    private synchronized boolean isTooMany(String address) {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            requests.clear();
        }
        return requests.merge(address, 1, Integer::sum) > REQUESTS_PER_MINUTE_MAX;
    }
}
