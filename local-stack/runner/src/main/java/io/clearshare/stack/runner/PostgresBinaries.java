package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of a Postgres server, unpacked once from their archive on the classpath. */
public record PostgresBinaries(Path home) {

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("binaries-linux-amd64[-/](\\d+\\.\\d+\\.\\d+)");

    /** Unpacks below {@code cache} unless that was done before. */
    public static PostgresBinaries unpackedIn(Path cache) throws IOException {
        Path home = cache.resolve("postgres-" + version());
        if (Files.exists(home.resolve("bin/postgres"))) {
            return new PostgresBinaries(home);
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "postgres-");
        unpack(fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String version() {
        String location = String.valueOf(PostgresBinaries.class.getClassLoader().getResource(ARCHIVE));
        Matcher matcher = VERSION.matcher(location);
        if (!matcher.find()) {
            throw new Refused("The Postgres programs for Linux x64 are missing from the build: run ./demo again.");
        }
        return matcher.group(1);
    }

    private static void unpack(Path directory) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(ARCHIVE)) {
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(directory, entry, tar);
            }
        }
    }

    private static void write(Path directory, TarArchiveEntry entry, InputStream content) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("archive entry outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(directory));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, permissions(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
