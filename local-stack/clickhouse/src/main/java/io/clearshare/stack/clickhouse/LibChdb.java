package io.clearshare.stack.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The C interface of the engine library (chDB 26.7). {@code size_t} is a Java {@code long}: the library exists for
 * 64-bit Linux only.
 */
interface LibChdb extends Library {

    int SUCCESS = 0;

    /** Must be called before the first connect: the handlers of the engine would displace those of the JVM. */
    void chdb_set_signal_handlers_enabled(int enabled);

    /** Returns a pointer to the connection handle, or null on any failure (the reason goes to stderr only). */
    @Nullable
    Pointer chdb_connect(int argc, String[] argv);

    void chdb_close_conn(Pointer connection);

    Pointer chdb_query_with_params_n(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            byte[] format,
            long formatLength,
            @Nullable Pointer names,
            @Nullable Pointer nameLengths,
            @Nullable Pointer values,
            @Nullable Pointer valueLengths,
            long count);

    Pointer chdb_stream_insert_with_params_n(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            byte[] format,
            long formatLength,
            @Nullable Pointer names,
            @Nullable Pointer nameLengths,
            @Nullable Pointer values,
            @Nullable Pointer valueLengths,
            long count);

    int chdb_stream_append(Pointer stream, byte[] data, long length);

    Pointer chdb_stream_done(Pointer stream);

    void chdb_stream_cancel_insert(Pointer stream);

    @Nullable
    Pointer chdb_stream_insert_error(Pointer stream);

    void chdb_destroy_insert_stream(Pointer stream);

    void chdb_destroy_query_result(Pointer result);

    @Nullable
    Pointer chdb_result_buffer(Pointer result);

    long chdb_result_length(Pointer result);

    double chdb_result_elapsed(Pointer result);

    long chdb_result_rows_read(Pointer result);

    long chdb_result_storage_rows_read(Pointer result);

    long chdb_result_storage_bytes_read(Pointer result);

    long chdb_result_rows_written(Pointer result);

    long chdb_result_bytes_written(Pointer result);

    @Nullable
    Pointer chdb_result_error(Pointer result);

    int chdb_classify_query_n(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            @Nullable Pointer targetDatabase,
            long targetDatabaseLength,
            Pointer analysis);

    int chdb_shutdown();
}
