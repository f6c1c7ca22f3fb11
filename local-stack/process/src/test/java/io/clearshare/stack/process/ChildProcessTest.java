package io.clearshare.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path directory;

    private Launch shell(String script) {
        return Launch.of(
                "shell",
                List.of("sh", "-c", script),
                Map.of("GREETING", "ready to serve"),
                directory.resolve("log/shell.log"),
                Readiness.line("ready"));
    }

    @Test
    void startReturnsWhenTheReadyLineIsPrinted() throws Exception {
        try (ChildProcess child = ChildProcess.start(shell("echo starting; echo $GREETING; exec sleep 60"))) {
            assertThat(child.alive()).isTrue();
            assertThat(child.output()).contains("ready to serve");
        }
    }

    @Test
    void aReadyLineOfAnEarlierStartDoesNotCount() throws Exception {
        ChildProcess.start(shell("echo ready; exec sleep 60")).close();

        assertThatThrownBy(() -> ChildProcess.start(shell("exec sleep 60").withPatience(Duration.ofMillis(200))))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("did not become ready");
    }

    @Test
    void aProcessThatEndsWhileStartingTellsWhy() {
        assertThatThrownBy(() -> ChildProcess.start(shell("echo no such file; exit 3")))
                .isInstanceOfSatisfying(LaunchFailed.class, failure -> {
                    assertThat(failure).hasMessage("shell ended with exit code 3 while starting");
                    assertThat(failure.lastLines()).isEqualTo("no such file");
                });
    }

    @Test
    void aProcessDeafToTheStopSignalIsKilled() throws Exception {
        ChildProcess child = ChildProcess.start(shell("trap '' TERM; echo ready; while :; do sleep 0.05; done"));

        assertThat(child.stop(Duration.ofMillis(200))).isFalse();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void theStopSignalIsThatOfTheProgram() throws Exception {
        Launch launch = shell("trap 'echo bye; exit 0' QUIT; echo ready; while :; do sleep 0.05; done")
                .withStopSignal("QUIT");
        ChildProcess child = ChildProcess.start(launch);

        assertThat(child.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(child.output()).contains("bye");
    }

    @Test
    void childrenDieWithAKilledParent() throws Exception {
        Path pidFile = directory.resolve("grandchild.pid");
        List<String> parent = JavaProgram.command(
                List.of("-Xmx32m"), List.of(System.getProperty("java.class.path")), ParentToBeKilled.class.getName());
        Process process = new ProcessBuilder(parent)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("parent.log").toFile())
                .start();
        process.getOutputStream().write((pidFile + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        ProcessHandle grandchild = awaitPid(pidFile);

        process.destroyForcibly().waitFor();

        grandchild.onExit().get(10, TimeUnit.SECONDS);
        assertThat(grandchild.isAlive()).isFalse();
    }

    private ProcessHandle awaitPid(Path pidFile) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(pidFile)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
    }
}
