package io.clearshare.stack.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Runs the statement of one request on a connection of its own, within the rights of its user. */
final class StatementRunner {

    /** The longest statement, inline rows included; streamed rows are not bounded. */
    private static final int SQL_BYTES_MAX = 32 << 20;

    /** An insert shows itself within this many bytes; the rows after them need not become text. */
    private static final int HEAD_BYTES = 64 << 10;

    private final Engine engine;
    private final Sessions sessions;

    StatementRunner(Engine engine, Sessions sessions) {
        this.engine = engine;
        this.sessions = sessions;
    }

    /** A complete answer and the name of its format. The session is free again when this exists. */
    record Answer(EngineResult result, String format) implements AutoCloseable {

        @Override
        public void close() {
            result.close();
        }
    }

    Answer run(Users.User user, HttpQuery query, InputStream rawBody) throws IOException {
        engine.awaitTurn();
        try (Sessions.Lease lease = sessions.lease(user, query)) {
            boolean readonly = user.readonly() || query.isGet();
            // In a session that may write, the setting would outlive this request; the analysis alone guards there.
            prepare(lease.connection(), query, user.readonly() || (query.isGet() && !lease.lasting()));
            return run(lease.connection(), query, readonly, new PushbackInputStream(rawBody));
        } finally {
            engine.endTurn();
        }
    }

    /** Applies the database and the settings; readonly comes first, so that a setting cannot lift it. */
    private static void prepare(EngineConnection connection, HttpQuery query, boolean readonly) {
        if (readonly) {
            connection.execute("SET readonly = 2");
        }
        String database = query.database();
        if (database != null) {
            connection.execute("USE " + quoted(database, '`'));
        }
        Map<String, String> settings = query.settings();
        if (!settings.isEmpty()) {
            StringBuilder set = new StringBuilder("SET ");
            settings.forEach((name, value) -> set.append(set.length() > 4 ? ", " : "")
                    .append(quoted(name, '`'))
                    .append(" = ")
                    .append(quoted(value, '\'')));
            connection.execute(set.toString());
        }
    }

    private Answer run(EngineConnection connection, HttpQuery query, boolean readonly, PushbackInputStream body)
            throws IOException {
        int first = body.read();
        if (first >= 0) {
            body.unread(first);
        }
        Statement.StreamedInsert insert = Statement.streamedInsert(query.sql(), first >= 0, query.format());
        if (insert != null) {
            if (readonly) {
                throw readonly();
            }
            EngineResult result = connection.insert(insert.sql(), insert.format(), query.values(), body);
            return new Answer(result, insert.format());
        }
        return runComplete(connection, query, readonly, completeSql(query.sql(), body));
    }

    private Answer runComplete(EngineConnection connection, HttpQuery query, boolean readonly, byte[] sql) {
        String head = new String(sql, 0, Math.min(sql.length, HEAD_BYTES), StandardCharsets.UTF_8);
        if (Statement.isInsert(head)) {
            if (readonly) {
                throw readonly();
            }
            return new Answer(connection.query(sql, "TabSeparated", query.values()), "TabSeparated");
        }
        String text = sql.length <= HEAD_BYTES ? head : new String(sql, StandardCharsets.UTF_8);
        requireAllowed(connection, sql, text, readonly);
        String format = Statement.outputFormat(text, query.format());
        return new Answer(engine.requireBounded(connection.query(sql, format, query.values())), format);
    }

    private static byte[] completeSql(String fromUrl, InputStream body) throws IOException {
        byte[] head = fromUrl.isEmpty() ? new byte[0] : (fromUrl + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] rest = body.readNBytes(SQL_BYTES_MAX + 1);
        if (rest.length > SQL_BYTES_MAX) {
            throw EngineException.of(307, "TOO_MANY_BYTES", "The statement is longer than " + SQL_BYTES_MAX + " bytes");
        }
        if (head.length == 0) {
            return rest;
        }
        byte[] sql = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, sql, head.length, rest.length);
        return sql;
    }

    /** The engine runs several statements at once and writes files for readers; a server does neither. */
    private static void requireAllowed(EngineConnection connection, byte[] sql, String text, boolean readonly) {
        EngineConnection.Analysis analysis = connection.analyse(sql);
        if (analysis.statements() > 1) {
            throw EngineException.of(62, "SYNTAX_ERROR", "Syntax error (Multi-statements are not allowed)");
        }
        if (readonly) {
            requireReading(connection, analysis.reach(), text);
        }
    }

    private static void requireReading(EngineConnection connection, int reach, String text) {
        if (reach == EngineConnection.Analysis.UNKNOWN) {
            // Says precisely what does not parse, without running any part of it.
            connection.execute("SELECT formatQuery(" + quoted(text, '\'') + ")");
            throw readonly();
        }
        if (reach != EngineConnection.Analysis.READ_ONLY && !Statement.isSessionOnly(text)) {
            throw readonly();
        }
    }

    private static EngineException readonly() {
        return EngineException.of(164, "READONLY", "Cannot execute query in readonly mode.");
    }

    private static String quoted(String text, char quote) {
        return quote + text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote) + quote;
    }
}
