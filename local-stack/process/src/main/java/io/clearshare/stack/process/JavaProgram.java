package io.clearshare.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM that runs on the same Java as this one. */
public final class JavaProgram {

    private JavaProgram() {}

    public static List<String> command(List<String> jvmOptions, List<String> classpath, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", String.join(":", classpath), mainClass));
        return command;
    }
}
