package io.clearshare.admin.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies larger than their route may need, whether or not their length is announced. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

    static final long BYTES_MAX = 256 * 1024;
    static final long EVENT_BYTES_MAX = 32 * 1024 * 1024;
    static final long DOCUMENT_BYTES_MAX = 5 * 1024 * 1024;

    /** Room for the longest history and the 10,000 touches that the Lab promises to read. */
    static final long LAB_BYTES_MAX = 16 * 1024 * 1024;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytesMax = bytesMax(request.getRequestURI());
        if (request.getContentLengthLong() > bytesMax) {
            response.setHeader("Connection", "close");
            problems.write(response, CommonProblem.BODY_TOO_LARGE, "The body exceeds " + bytesMax + " bytes");
            return;
        }
        chain.doFilter(new LimitedRequest(request, bytesMax), response);
    }

    private static long bytesMax(String route) {
        if (route.startsWith("/api/v1/events/") || route.equals("/api/v1/sanctions/lists")) {
            return EVENT_BYTES_MAX;
        }
        if (route.equals("/api/v1/me/verification/documents")) {
            return DOCUMENT_BYTES_MAX;
        }
        return route.startsWith("/api/v1/lab/") ? LAB_BYTES_MAX : BYTES_MAX;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long bytesMax;

        LimitedRequest(HttpServletRequest request, long bytesMax) {
            super(request);
            this.bytesMax = bytesMax;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), bytesMax);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long bytesMax;
        private long bytesRead;

        LimitedStream(ServletInputStream body, long bytesMax) {
            this.body = body;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws BodyTooLarge {
            bytesRead += more;
            if (bytesRead > bytesMax) {
                throw new BodyTooLarge(bytesMax);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
