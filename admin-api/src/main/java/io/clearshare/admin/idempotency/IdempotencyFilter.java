package io.clearshare.admin.idempotency;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.idempotency.Claim.KeptAnswer;
import io.clearshare.admin.problem.BodyTooLarge;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries a POST with an {@code Idempotency-Key} out once and answers its repetitions with the first answer.
 *
 * <p>It stands behind the access rules, so a repetition by somebody who may no longer do it is refused like any request.
 * Sign-in is left out: its answer is a session, which nobody may get twice.
 */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RunningRequests requests;
    private final Problems problems;

    IdempotencyFilter(RunningRequests requests, Problems problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || request.getRequestURI().startsWith("/api/v1/auth/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        String type = request.getContentType();
        if (!KEY.matcher(key).matches() || (type != null && type.startsWith("multipart/"))) {
            refuse(response, IdempotencyProblem.IDEMPOTENCY_KEY_INVALID);
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (BodyTooLarge e) {
            problems.write(response, CommonProblem.BODY_TOO_LARGE, "The body exceeds the limit of this route");
            return;
        }
        try {
            answer(new Claim.Id(caller(request), key), repeatable, response, chain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.write(response, CommonProblem.PART_UNAVAILABLE, "The server is stopping");
        }
    }

    private void answer(Claim.Id id, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        Claim claim = requests.claim(id, request.fingerprint(), PATIENCE);
        if (claim instanceof Claim.Run run) {
            carryOut(run, request, response, chain);
        } else if (claim instanceof Claim.Replay replay) {
            replay(replay.answer(), response);
        } else if (claim instanceof Claim.Reused) {
            refuse(response, IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
        } else if (claim instanceof Claim.Lost) {
            refuse(response, IdempotencyProblem.IDEMPOTENCY_OUTCOME_LOST);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            refuse(response, IdempotencyProblem.IDEMPOTENCY_KEY_IN_USE);
        }
    }

    private void carryOut(Claim.Run run, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
        try {
            requests.carryOut(run, () -> {
                chain.doFilter(request, cached);
                return new KeptAnswer(
                        cached.getStatus(),
                        cached.getContentType(),
                        cached.getHeader(HttpHeaders.LOCATION),
                        cached.getContentAsByteArray());
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            cached.copyBodyToResponse();
        }
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        setIfPresent(response, HttpHeaders.CONTENT_TYPE, answer.contentType());
        setIfPresent(response, HttpHeaders.LOCATION, answer.location());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static void setIfPresent(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private void refuse(HttpServletResponse response, IdempotencyProblem problem) throws IOException {
        problems.write(response, problem, problem.title());
    }

    /** Keys are a caller's own: the same key of somebody else is another one. */
    private static String caller(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.subject()
                : "anonymous:" + request.getRemoteAddr();
    }
}
