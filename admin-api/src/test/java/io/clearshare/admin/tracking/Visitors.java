package io.clearshare.admin.tracking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New visitors who follow a link at a fixed rate, whether or not the earlier ones have their answers. */
final class Visitors {

    private static final int CONNECTIONS = 24;
    private static final Pattern VISITOR = Pattern.compile("Set-Cookie: cs_vid=([^;]+);.*");

    private final URI link;
    private final int perSecond;
    private final byte[] request;

    Visitors(URI link, int perSecond) {
        this.link = link;
        this.perSecond = perSecond;
        this.request = ("GET " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: "
                        + link.getAuthority() + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What the API answered, and how long after the moment the visitor was to ask. */
    record Answer(String visitorId, long nanos) {}

    List<Answer> follow(int seconds) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            Callable<List<Answer>> work = () -> followInTurn(next, perSecond * seconds, start);
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> connection : connections.invokeAll(Collections.nCopies(CONNECTIONS, work))) {
                answers.addAll(connection.get());
            }
            return answers;
        } finally {
            connections.shutdownNow();
        }
    }

    private List<Answer> followInTurn(AtomicInteger next, int count, long start) throws IOException {
        List<Answer> answers = new ArrayList<>();
        Connection connection = new Connection();
        try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                if (connection.ended) {
                    connection.close();
                    connection = new Connection();
                }
                String visitorId = connection.follow();
                answers.add(new Answer(visitorId, System.nanoTime() - due));
            }
        } finally {
            connection.close();
        }
        return answers;
    }

    private final class Connection {

        private final Socket socket = new Socket(link.getHost(), link.getPort());
        private final BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        private boolean ended;

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
        }

        /** Returns the visitor's new id; an answer without one is a failure. */
        String follow() throws IOException {
            socket.getOutputStream().write(request);
            String status = lines.readLine();
            String visitorId = "";
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                Matcher cookie = VISITOR.matcher(line);
                visitorId = cookie.matches() ? cookie.group(1) : visitorId;
                ended |= line.equalsIgnoreCase("Connection: close");
            }
            if (status == null || !status.startsWith("HTTP/1.1 302") || visitorId.isEmpty()) {
                throw new IOException("Not a redirect of a new visitor: " + status);
            }
            return visitorId;
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
