package io.clearshare.stack.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Loads what another JVM of the same kind has loaded, so that it is there when work comes. */
final class LoadClasses {

    private LoadClasses() {}

    /**
     * Loads the classes without initialising them; those that have no name of their own or another class loader are left out.
     *
     * @param log what the other JVM wrote with {@code -Xlog:class+load:file=…:none}
     */
    static void namedIn(Path log) {
        ClassLoader loader = LoadClasses.class.getClassLoader();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(line -> line.substring(0, Math.max(0, line.indexOf(' ')))).forEach(name -> load(name, loader));
        } catch (IOException | UncheckedIOException e) {
            // Then they are loaded when they are needed.
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // Made at run time, or of another loader.
        }
    }
}
