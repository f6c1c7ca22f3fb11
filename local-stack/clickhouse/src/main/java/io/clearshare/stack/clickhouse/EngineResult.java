package io.clearshare.stack.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The complete, formatted answer to one statement, in native memory until it is closed. It outlives the connection
 * that produced it.
 */
final class EngineResult implements AutoCloseable {

    private static final int CHUNK_BYTES = 256 << 10;

    private final LibChdb library;
    private final Pointer handle;

    private EngineResult(LibChdb library, Pointer handle) {
        this.library = library;
        this.handle = handle;
    }

    /** Takes over a native result; throws what the engine reported, after releasing it. */
    static EngineResult adopt(LibChdb library, Pointer handle) {
        String error = text(library.chdb_result_error(handle));
        if (error != null && !error.isEmpty()) {
            library.chdb_destroy_query_result(handle);
            throw EngineException.reported(error);
        }
        return new EngineResult(library, handle);
    }

    static @Nullable String text(@Nullable Pointer cString) {
        return cString == null ? null : cString.getString(0, StandardCharsets.UTF_8.name());
    }

    long length() {
        return library.chdb_result_length(handle);
    }

    /** Copies the answer out in pieces, so that a large one never stands on the Java heap. */
    void writeTo(OutputStream out) throws IOException {
        Pointer buffer = library.chdb_result_buffer(handle);
        if (buffer == null) {
            return;
        }
        long length = length();
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, length)];
        for (long at = 0; at < length; at += chunk.length) {
            int count = (int) Math.min(chunk.length, length - at);
            buffer.read(at, chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    /** The counters of the statement as the {@code X-ClickHouse-Summary} header shows them: numbers as strings. */
    String summary() {
        return "{\"read_rows\":\"" + library.chdb_result_storage_rows_read(handle)
                + "\",\"read_bytes\":\"" + library.chdb_result_storage_bytes_read(handle)
                + "\",\"written_rows\":\"" + library.chdb_result_rows_written(handle)
                + "\",\"written_bytes\":\"" + library.chdb_result_bytes_written(handle)
                + "\",\"total_rows_to_read\":\"0\",\"result_rows\":\"" + library.chdb_result_rows_read(handle)
                + "\",\"result_bytes\":\"" + length()
                + "\",\"elapsed_ns\":\"" + Math.round(library.chdb_result_elapsed(handle) * 1e9) + "\"}";
    }

    @Override
    public void close() {
        library.chdb_destroy_query_result(handle);
    }
}
