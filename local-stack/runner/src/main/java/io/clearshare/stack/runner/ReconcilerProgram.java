package io.clearshare.stack.runner;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the reconciler is started beside the stack that it compares. */
final class ReconcilerProgram {

    private ReconcilerProgram() {}

    static Launch launch(Map<String, String> environment, Path log) {
        List<String> classpath = Stream.of(
                        ReconcilerProgram.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonFormat.class,
                        databaseDriver())
                .map(ReconcilerProgram::whereItIs)
                .distinct()
                .toList();
        List<String> command = new ArrayList<>(JavaProgram.command(
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC"),
                classpath,
                "io.clearshare.stack.reconcile.Nightly"));
        command.add("nightly");
        return Launch.of("reconciler", command, environment, log, Readiness.line("reconciler ready"));
    }

    private static Class<?> databaseDriver() {
        try {
            return Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String whereItIs(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
