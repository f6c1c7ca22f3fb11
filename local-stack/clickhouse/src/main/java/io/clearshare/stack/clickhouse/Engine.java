package io.clearshare.stack.clickhouse;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one ClickHouse engine of this process: a data directory, a bound on concurrent statements, and the anchor
 * connection without which it would stop with the last request.
 */
final class Engine {

    /** Statements that run at once; more wait. */
    static final int STATEMENTS_MAX = 16;

    private static final long PERMIT_WAIT_SECONDS = 30;

    private final LibChdb library;
    private final String[] arguments;
    private final long resultBytesMax;
    private final EngineConnection anchor;
    private final Semaphore permits = new Semaphore(STATEMENTS_MAX, true);
    private volatile boolean stopping;

    private Engine(LibChdb library, String[] arguments, long resultBytesMax) {
        this.library = library;
        this.arguments = arguments;
        this.resultBytesMax = resultBytesMax;
        this.anchor = connect();
    }

    /** Loads the library and opens the data directory; an unusable directory fails here, with its reason on stderr. */
    static Engine open(FacadeSettings settings) throws IOException {
        LibC.INSTANCE.setenv("TZ", "UTC", 1);
        LibChdb library = Native.load(settings.library().toString(), LibChdb.class);
        library.chdb_set_signal_handlers_enabled(0);
        Path store = Files.createDirectories(settings.data().resolve("store"));
        return new Engine(library, arguments(settings, store), settings.resultBytesMax());
    }

    private static String[] arguments(FacadeSettings settings, Path store) throws IOException {
        Path config = settings.data().resolve("config.xml");
        Files.writeString(config, """
                <clickhouse>
                    <timezone>UTC</timezone>
                    <max_server_memory_usage>%d</max_server_memory_usage>
                </clickhouse>
                """.formatted(settings.memoryBytesMax()));
        return new String[] {
            "clickhouse",
            "--path=" + store,
            "--config-file=" + config,
            "--max_memory_usage=" + settings.queryMemoryBytesMax(),
            "--max_execution_time=" + settings.querySecondsMax(),
            "--max_result_bytes=" + settings.resultBytesMax(),
            // What a server ships with and this build does not.
            "--implicit_select=0",
            "--allow_introspection_functions=0",
        };
    }

    EngineConnection connect() {
        Pointer connection = library.chdb_connect(arguments.length, arguments);
        if (connection == null) {
            throw EngineException.of(
                    76, "CANNOT_OPEN_FILE", "The engine did not open a session; its reason is on stderr");
        }
        return new EngineConnection(library, connection);
    }

    /** Refuses an answer beyond the cap: the engine's own limit counts columns, where a constant one counts once. */
    EngineResult requireBounded(EngineResult result) {
        long length = result.length();
        if (length > resultBytesMax) {
            result.close();
            throw EngineException.of(
                    396,
                    "TOO_MANY_ROWS_OR_BYTES",
                    "Limit for result exceeded, max bytes: " + resultBytesMax + ", current bytes: " + length + ".");
        }
        return result;
    }

    /** Waits for a turn to run a statement; each turn is given back with {@link #endTurn}. */
    void awaitTurn() {
        try {
            if (!permits.tryAcquire(PERMIT_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw EngineException.of(
                        202,
                        "TOO_MANY_SIMULTANEOUS_QUERIES",
                        "Too many simultaneous queries. Maximum: " + STATEMENTS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
        if (stopping) {
            permits.release();
            throw stopped();
        }
    }

    private static EngineException stopped() {
        return EngineException.of(236, "ABORTED", "The server is shutting down");
    }

    void endTurn() {
        permits.release();
    }

    /** Refuses new statements, cancels what runs and waits for it to let go, within a bound. Returns whether everything stopped. */
    boolean quiesce(long secondsMax) throws InterruptedException {
        stopping = true;
        Thread killer = new Thread(this::killQueries, "kill-queries");
        killer.setDaemon(true);
        killer.start();
        return permits.tryAcquire(STATEMENTS_MAX, secondsMax, TimeUnit.SECONDS);
    }

    private void killQueries() {
        try (EngineConnection connection = connect()) {
            connection.execute("KILL QUERY WHERE NOT startsWith(query, 'KILL') SYNC");
        } catch (EngineException e) {
            System.err.println("running statements were not cancelled: " + e.getMessage());
        }
    }

    /** Closes the anchor and stops the engine threads; no statement may run. */
    void close() {
        anchor.close();
        library.chdb_shutdown();
    }
}
