package io.clearshare.stack.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One session of the engine: its settings, temporary tables and current database live and end with it. It runs one
 * statement at a time, on the calling thread.
 */
final class EngineConnection implements AutoCloseable {

    private static final int CHUNK_BYTES = 256 << 10;
    private static final int ANALYSIS_BYTES = 16;

    private final LibChdb library;
    private final Pointer owner;
    private final Pointer handle;

    EngineConnection(LibChdb library, Pointer owner) {
        this.library = library;
        this.owner = owner;
        this.handle = owner.getPointer(0);
    }

    /** What the parser makes of a text: how many statements, and how far the most restricted of them reaches. */
    record Analysis(int statements, int reach) {

        static final int READ_ONLY = 0;
        static final int CONTROL = 3;
        static final int UNKNOWN = 4;
    }

    Analysis analyse(byte[] sql) {
        try (Memory analysis = new Memory(ANALYSIS_BYTES)) {
            analysis.clear();
            analysis.setInt(0, ANALYSIS_BYTES);
            int state = library.chdb_classify_query_n(handle, sql, sql.length, null, 0, analysis);
            return state == LibChdb.SUCCESS
                    ? new Analysis(analysis.getInt(4), analysis.getInt(12))
                    : new Analysis(0, Analysis.UNKNOWN);
        }
    }

    /** Runs a statement whose answer does not matter. */
    void execute(String sql) {
        query(sql.getBytes(StandardCharsets.UTF_8), "Null", Map.of()).close();
    }

    /** Runs a statement with everything it needs in its text, and returns the complete answer. */
    EngineResult query(byte[] sql, String format, Map<String, String> parameters) {
        byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
        NativeParameters bound = new NativeParameters(parameters);
        try {
            return EngineResult.adopt(
                    library,
                    library.chdb_query_with_params_n(
                            handle,
                            sql,
                            sql.length,
                            formatName,
                            formatName.length,
                            bound.names(),
                            bound.nameLengths(),
                            bound.values(),
                            bound.valueLengths(),
                            bound.count()));
        } finally {
            Reference.reachabilityFence(bound);
        }
    }

    /** Runs an insert whose rows follow as a stream, in bounded memory. A failing stream commits nothing more. */
    EngineResult insert(String statement, String format, Map<String, String> parameters, InputStream rows)
            throws IOException {
        Pointer stream = openInsert(statement.getBytes(StandardCharsets.UTF_8), format, parameters);
        try {
            failOnStreamError(stream);
            append(stream, rows);
            return EngineResult.adopt(library, library.chdb_stream_done(stream));
        } finally {
            library.chdb_destroy_insert_stream(stream);
        }
    }

    private Pointer openInsert(byte[] sql, String format, Map<String, String> parameters) {
        byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
        NativeParameters bound = new NativeParameters(parameters);
        try {
            return library.chdb_stream_insert_with_params_n(
                    handle,
                    sql,
                    sql.length,
                    formatName,
                    formatName.length,
                    bound.names(),
                    bound.nameLengths(),
                    bound.values(),
                    bound.valueLengths(),
                    bound.count());
        } finally {
            Reference.reachabilityFence(bound);
        }
    }

    private void append(Pointer stream, InputStream rows) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int count = fill(rows, chunk); count > 0; count = fill(rows, chunk)) {
                if (library.chdb_stream_append(stream, chunk, count) != LibChdb.SUCCESS) {
                    failOnStreamError(stream);
                    throw EngineException.reported("The insert stream refused a chunk without a reason");
                }
            }
        } catch (IOException e) {
            library.chdb_stream_cancel_insert(stream);
            throw e;
        }
    }

    private static int fill(InputStream rows, byte[] chunk) throws IOException {
        return rows.readNBytes(chunk, 0, chunk.length);
    }

    private void failOnStreamError(Pointer stream) {
        String error = EngineResult.text(library.chdb_stream_insert_error(stream));
        if (error != null && !error.isEmpty()) {
            throw EngineException.reported(error);
        }
    }

    @Override
    public void close() {
        library.chdb_close_conn(owner);
    }
}
