package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The source tree with what was built from it. */
public record Checkout(Path root) {

    /** The checkout this class was built in, or the one named by the system property {@code clearshare.home}. */
    public static Checkout find() {
        String home = System.getProperty("clearshare.home");
        if (home != null) {
            return new Checkout(Path.of(home).toAbsolutePath().normalize());
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("local-stack/runner"))) {
                return new Checkout(at);
            }
        }
        throw new Refused("This is no Clearshare checkout: run ./demo in the directory it lies in.");
    }

    public Path apiJar() {
        return built("admin-api/target/admin-api.jar");
    }

    public Path signerJar() {
        return built("signer/target/signer.jar");
    }

    public Path jobJar() {
        return built("streaming-job/target/streaming-job.jar");
    }

    public Path clusterLibraries() {
        return built("local-stack/cluster/target/lib");
    }

    /** Where files that any run can reuse are kept. */
    public Path cache() {
        return root.resolve("local-stack/runner/target");
    }

    /** A file or directory of the tree that a build or an installation makes. */
    public Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new Refused("There is no " + path + " yet: run ./demo, which builds what is missing,"
                    + " or mvn -DskipTests package.");
        }
        return file;
    }

    /** The one jar in {@code target} whose name starts with {@code prefix}. */
    public Path jar(String target, String prefix) {
        try (Stream<Path> files = Files.list(built(target))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new Refused("There is no " + target + "/" + prefix + "*.jar: run ./demo."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
