package io.clearshare.stack.clickhouse;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections that outlive a request because their client named a session. Each serves one request at a time and goes
 * away when it is idle for too long.
 */
final class Sessions {

    static final int SESSIONS_MAX = 64;
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(60);
    private static final Duration TIMEOUT_MAX = Duration.ofHours(1);

    private final Engine engine;
    private final LongSupplier nanoTime;
    private final Map<String, Session> sessions = new HashMap<>();

    Sessions(Engine engine, LongSupplier nanoTime) {
        this.engine = engine;
        this.nanoTime = nanoTime;
    }

    private static final class Session {

        private final EngineConnection connection;
        private boolean busy = true;
        private long expiresAtNanos;

        Session(EngineConnection connection) {
            this.connection = connection;
        }
    }

    /** A connection for one request; closing it ends the connection or frees the session it belongs to. */
    record Lease(EngineConnection connection, boolean lasting, Runnable release) implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }

    Lease lease(Users.User user, HttpQuery query) {
        String id = query.parameters().get("session_id");
        if (id == null || id.isEmpty()) {
            EngineConnection connection = engine.connect();
            return new Lease(connection, false, connection::close);
        }
        Duration timeout = timeout(query.parameters().get("session_timeout"));
        Session session = claim(user.name() + "\n" + id, query.isOn("session_check"));
        return new Lease(session.connection, true, () -> release(session, timeout));
    }

    private synchronized Session claim(String key, boolean mustExist) {
        closeExpired();
        Session session = sessions.get(key);
        if (session == null) {
            if (mustExist) {
                throw EngineException.of(372, "SESSION_NOT_FOUND", "Session not found.");
            }
            if (sessions.size() >= SESSIONS_MAX) {
                throw EngineException.of(
                        202, "TOO_MANY_SIMULTANEOUS_QUERIES", "Too many sessions. Maximum: " + SESSIONS_MAX);
            }
            session = new Session(engine.connect());
            sessions.put(key, session);
        } else if (session.busy) {
            throw EngineException.of(373, "SESSION_IS_LOCKED", "Session is locked by a concurrent client.");
        }
        session.busy = true;
        return session;
    }

    private synchronized void release(Session session, Duration timeout) {
        session.expiresAtNanos = nanoTime.getAsLong() + timeout.toNanos();
        session.busy = false;
    }

    /** Closes the sessions nobody has used for their time. */
    synchronized void closeExpired() {
        long now = nanoTime.getAsLong();
        for (Iterator<Session> all = sessions.values().iterator(); all.hasNext(); ) {
            Session session = all.next();
            if (!session.busy && session.expiresAtNanos - now < 0) {
                session.connection.close();
                all.remove();
            }
        }
    }

    /** Closes all of them; no request may run. */
    synchronized void closeAll() {
        sessions.values().forEach(session -> session.connection.close());
        sessions.clear();
    }

    private static Duration timeout(@Nullable String seconds) {
        if (seconds == null) {
            return TIMEOUT_DEFAULT;
        }
        try {
            Duration timeout = Duration.ofSeconds(Long.parseLong(seconds));
            if (!timeout.isNegative() && timeout.compareTo(TIMEOUT_MAX) <= 0) {
                return timeout;
            }
        } catch (NumberFormatException e) {
            throw EngineException.of(374, "INVALID_SESSION_TIMEOUT", "Invalid session timeout: '" + seconds + "'");
        }
        throw EngineException.of(374, "INVALID_SESSION_TIMEOUT", "Session timeout is not between 0 and 3600 seconds");
    }
}
