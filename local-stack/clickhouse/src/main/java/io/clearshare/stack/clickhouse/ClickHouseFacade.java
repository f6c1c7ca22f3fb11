package io.clearshare.stack.clickhouse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The process that serves the embedded ClickHouse engine on loopback. It prints {@code ready port=NNNN} when it answers
 * and stops cleanly on SIGTERM.
 */
public final class ClickHouseFacade {

    private static final int BACKLOG = 256;
    private static final long QUIESCE_SECONDS_MAX = 10;

    private final HttpServer server;
    private final Engine engine;
    private final Sessions sessions;
    private final ScheduledExecutorService janitor;

    private ClickHouseFacade(HttpServer server, Engine engine, Sessions sessions, ScheduledExecutorService janitor) {
        this.server = server;
        this.engine = engine;
        this.sessions = sessions;
        this.janitor = janitor;
    }

    /** Takes no arguments; the environment configures it. */
    public static void main(String[] arguments) {
        FacadeSettings settings;
        try {
            settings = FacadeSettings.from(System.getenv());
            new EngineLibrary(settings.library(), settings.librarySha256()).verify(settings.data());
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        ClickHouseFacade facade = startOrExit(settings);
        // From here on the process must not end without stopping the engine: exiting over its threads crashes.
        Runtime.getRuntime().addShutdownHook(new Thread(facade::stop, "stop"));
        endWithParent(settings);
        System.out.println("ready port=" + facade.server.getAddress().getPort());
        System.out.flush();
    }

    private static ClickHouseFacade startOrExit(FacadeSettings settings) {
        try {
            return start(settings);
        } catch (EngineException | IOException e) {
            System.err.println("The ClickHouse facade did not start: " + e.getMessage());
            System.err.flush();
            LibC.INSTANCE._exit(3);
            throw new IllegalStateException("the process ended", e);
        }
    }

    private static ClickHouseFacade start(FacadeSettings settings) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Clients pool connections for minutes; the default would close them under their next request.
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
        Engine engine = Engine.open(settings);
        Sessions sessions = new Sessions(engine, System::nanoTime);
        server.createContext("/", new QueryHandler(settings.users(), new StatementRunner(engine, sessions)));
        server.setExecutor(RequestThreads.start());
        ScheduledExecutorService janitor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "session-janitor");
            thread.setDaemon(true);
            return thread;
        });
        var unused = janitor.scheduleWithFixedDelay(sessions::closeExpired, 5, 5, TimeUnit.SECONDS);
        server.start();
        return new ClickHouseFacade(server, engine, sessions, janitor);
    }

    private static void endWithParent(FacadeSettings settings) {
        Long pid = settings.parentPid();
        if (pid == null) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        if (parent.isEmpty()) {
            System.exit(0);
            return;
        }
        // A parent that cannot be watched counts as gone.
        var unused = parent.get().onExit().whenComplete((ended, failure) -> System.exit(0));
    }

    /** Ends the process. The order matters: requests, running statements, connections, engine, process. */
    private void stop() {
        int status = 0;
        try {
            janitor.shutdownNow();
            server.stop(0);
            if (engine.quiesce(QUIESCE_SECONDS_MAX)) {
                sessions.closeAll();
                engine.close();
            } else {
                System.err.println("statements still ran when the process ended");
                status = 1;
            }
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("the stop was not clean: " + e);
            status = 1;
        }
        System.out.flush();
        System.err.flush();
        LibC.INSTANCE._exit(status);
    }
}
