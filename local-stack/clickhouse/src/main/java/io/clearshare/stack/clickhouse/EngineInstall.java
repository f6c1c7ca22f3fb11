package io.clearshare.stack.clickhouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The engine library where npm puts it inside the repository. */
public final class EngineInstall {

    private static final String ENGINE = "local-stack/clickhouse/engine";
    private static final String LIBRARY = "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so";
    private static final long INSTALL_MINUTES_MAX = 5;

    private EngineInstall() {}

    /** The library's path inside a repository, installed or not. */
    public static Path libraryIn(Path repository) {
        return repository.resolve(ENGINE).resolve(LIBRARY);
    }

    /** Finds the repository from a folder inside it. */
    public static Path repositoryAround(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(ENGINE).resolve("package-lock.json"))) {
                return at;
            }
        }
        throw new IllegalStateException(folder + " is not inside the repository: no folder above it has " + ENGINE);
    }

    /** Returns the library, installing exactly the locked version first when it is missing. */
    public static Path require(Path repository) throws IOException {
        EngineLibrary.requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path library = libraryIn(repository);
        if (Files.isRegularFile(library)) {
            return library;
        }
        Path target = Files.createDirectories(repository.resolve("local-stack/clickhouse/target"));
        Path lockFile = target.resolve("engine-install.lock");
        // Builds of several modules may need it at the same time; npm would trample on itself.
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.isRegularFile(library)) {
                install(repository.resolve(ENGINE), target.resolve("engine-install.log"));
            }
        }
        if (!Files.isRegularFile(library)) {
            throw new IllegalStateException("npm installed no ClickHouse engine at " + library);
        }
        return library;
    }

    private static void install(Path folder, Path log) throws IOException {
        String advice = "; read " + log + ", or run `npm ci --ignore-scripts` in " + folder;
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!npm.waitFor(INSTALL_MINUTES_MAX, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new IllegalStateException("npm did not install the ClickHouse engine in time" + advice);
            }
            if (npm.exitValue() != 0) {
                throw new IllegalStateException("npm could not install the ClickHouse engine" + advice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm installed the ClickHouse engine", e);
        }
    }
}
