package io.clearshare.stack.runner;

import io.clearshare.stack.process.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The commands of the signer's jar, and where the processes that it starts are spoken to. */
record SignerPrograms(Checkout checkout, DataDirectory data) {

    /** Paths of Unix sockets must be shorter than this on every system. */
    private static final int SOCKET_BYTES_MAX = 100;

    private static final List<String> JVM =
            List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC");

    List<String> command(String word) {
        List<String> command = new ArrayList<>(JavaProgram.command(JVM, checkout.signerJar()));
        command.add(word);
        return command;
    }

    /**
     * Runs a command of the treasury's owner to its end.
     *
     * @param name of its log
     * @return what it said
     */
    String run(String word, String name, Map<String, String> environment) throws IOException, InterruptedException {
        Path said = data.path(name + ".said");
        ProcessBuilder program = new ProcessBuilder(command(word))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(data.log(name).toFile()));
        program.environment().putAll(environment);
        if (program.start().waitFor() != 0) {
            throw new Refused("The signer's command " + word + " failed: read " + data.log(name) + ".");
        }
        return Files.readString(said, StandardCharsets.UTF_8).strip();
    }

    Path socket(String name) throws IOException {
        Path near = data.path(name + ".socket").toAbsolutePath();
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_BYTES_MAX) {
            return near;
        }
        CRC32 hash = new CRC32();
        hash.update(near.toString().getBytes(StandardCharsets.UTF_8));
        Path directory =
                Path.of(System.getProperty("java.io.tmpdir"), "clearshare-" + Long.toHexString(hash.getValue()));
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return directory.resolve(name);
    }
}
