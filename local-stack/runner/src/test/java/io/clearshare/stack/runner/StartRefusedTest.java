package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartRefusedTest {

    @TempDir
    Path directory;

    @Test
    void aTakenPortIsNamedWithItsPart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int base = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.of(Optional.of(base)).requireFree())
                    .isInstanceOf(Refused.class)
                    .hasMessage("Port " + taken.getLocalPort() + " (api) is taken: stop the program that listens"
                            + " there, or choose other ports with --port-base N.");
        }
    }

    @Test
    void twoStacksNeverShareADirectory() {
        DataDirectory first = DataDirectory.take(directory);
        try {
            assertThatThrownBy(() -> DataDirectory.take(directory))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("Another stack runs in " + directory);
        } finally {
            first.close();
        }
        DataDirectory.take(directory).close();
    }

    @Test
    void resetForgetsEverythingButTheLock() throws Exception {
        DataDirectory data = DataDirectory.take(directory);
        try {
            Files.createDirectories(data.path("kafka/topic"));
            Files.writeString(data.path("kafka/topic/log"), "records");
            Files.createSymbolicLink(data.path("kafka/elsewhere"), directory.getParent());

            data.reset();

            assertThat(directory).isDirectoryContaining(path -> path.endsWith("lock"));
            assertThat(data.path("kafka")).doesNotExist();
            assertThat(directory.getParent()).exists();
        } finally {
            data.close();
        }
    }

    @Test
    void tooLittleOfTheMachineIsSaidWithTheRemedy() throws Exception {
        Path meminfo =
                Files.writeString(directory.resolve("meminfo"), "MemTotal: 4000000 kB\nMemAvailable: 1048576 kB\n");

        OptionalLong available = Prerequisites.availableMemory(meminfo);

        assertThat(available).hasValue(1L << 30);
        assertThatThrownBy(() -> Prerequisites.memory(available))
                .hasMessage("The stack needs 3.0 GiB of free memory and finds 1.0 GiB: close other programs or use a"
                        + " larger machine.");
        assertThatThrownBy(() -> Prerequisites.disk(directory, 1L << 29)).hasMessageContaining("finds 0.5 GiB at");
        assertThatThrownBy(() -> Prerequisites.platform("Mac OS X", "aarch64")).hasMessageContaining("docker compose");
    }

    @Test
    void secretsAreMadeOnceAndKeptPrivate() throws Exception {
        Path file = directory.resolve("secrets.json");
        String word = Secrets.in(file).word("link");
        String oneTime = Secrets.in(file).oneTimePasswordSecret("totp");

        assertThat(word).hasSize(32).doesNotContainAnyWhitespaces();
        assertThat(Secrets.in(file).word("link")).isEqualTo(word);
        assertThat(Secrets.in(file).oneTimePasswordSecret("totp"))
                .isEqualTo(oneTime)
                .matches("[A-Z2-7]{32}");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void solanaKeysAreReadBackAsTheSameAddress() throws Exception {
        Path file = directory.resolve("treasury.json");
        SolanaKey made = SolanaKey.in(file);

        assertThat(SolanaKey.in(file)).isEqualTo(made);
        assertThat(made.address()).matches("[1-9A-HJ-NP-Za-km-z]{32,44}");
        assertThat(SolanaKey.base58(new byte[32])).isEqualTo("1".repeat(32));
    }
}
