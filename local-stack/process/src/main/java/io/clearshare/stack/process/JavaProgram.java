package io.clearshare.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM that runs on the same Java as this one. */
public final class JavaProgram {

    private JavaProgram() {}

    public static List<String> command(List<String> jvmOptions, List<String> classpath, String mainClass) {
        return command(jvmOptions, "-cp", String.join(":", classpath), mainClass);
    }

    public static List<String> command(List<String> jvmOptions, Path executableJar) {
        return command(jvmOptions, "-jar", executableJar.toString());
    }

    private static List<String> command(List<String> jvmOptions, String... program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(program));
        return command;
    }
}
