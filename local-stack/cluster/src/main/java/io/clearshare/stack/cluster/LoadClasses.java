package io.clearshare.stack.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads what another JVM of the same kind has loaded, so that it is there when work comes. */
final class LoadClasses {

    private static final Logger LOG = LoggerFactory.getLogger(LoadClasses.class);

    private LoadClasses() {}

    /**
     * Loads the classes without initialising them; those that have no name of their own or another class loader are left out.
     *
     * @param log what the other JVM wrote with {@code -Xlog:class+load:file=…:none}
     */
    static void namedIn(Path log) {
        ClassLoader loader = LoadClasses.class.getClassLoader();
        try (Stream<String> lines = Files.lines(log)) {
            long loaded = lines.map(line -> line.substring(0, Math.max(0, line.indexOf(' '))))
                    .filter(name -> load(name, loader))
                    .count();
            LOG.info("{} classes are loaded ahead", loaded);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Classes are loaded when they are needed: those of {} could not be read", log, e);
        }
    }

    private static boolean load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
