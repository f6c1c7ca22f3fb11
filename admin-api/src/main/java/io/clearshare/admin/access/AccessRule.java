package io.clearshare.admin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the access table.
 *
 * @param anonymous whether callers without sign-in or key may call, too
 * @param fresh     whether a person must have given a one-time code within the last minutes; a key is its own proof
 */
record AccessRule(HttpMethod method, PathPattern path, Set<Role> roles, boolean anonymous, boolean fresh) {

    AccessRule(HttpMethod method, String path, Set<Role> roles, boolean anonymous, boolean fresh) {
        this(method, PathPatternParser.defaultInstance.parse(path), Set.copyOf(roles), anonymous, fresh);
    }

    boolean coversPath(PathContainer requested) {
        return path.matches(requested);
    }

    boolean coversMethod(HttpServletRequest request) {
        return method.matches(request.getMethod());
    }
}
