package io.clearshare.admin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The paths below which only static files of the portal are served; nothing there needs a sign-in. */
final class PortalPaths {

    private static final List<String> NOT_PORTAL = List.of("/api", "/actuator", "/r", "/v3", "/swagger-ui");

    private PortalPaths() {}

    static boolean covers(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = request.getRequestURI();
        return reads && NOT_PORTAL.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
