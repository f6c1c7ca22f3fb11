package io.clearshare.stack.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** A JVM with one child, whose id it writes to the file named on standard input. */
final class ParentToBeKilled {

    private ParentToBeKilled() {}

    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Path pidFile = Path.of(input.readLine());
        Launch launch = Launch.of(
                "sleeper",
                List.of("sh", "-c", "echo ready; exec sleep 600"),
                Map.of(),
                pidFile.resolveSibling("sleeper.log"),
                Readiness.line("ready"));
        ChildProcess child = ChildProcess.start(launch);
        Path written = Files.writeString(pidFile.resolveSibling("pid.tmp"), Long.toString(child.pid()));
        Files.move(written, pidFile, StandardCopyOption.ATOMIC_MOVE);
        input.readLine();
    }
}
