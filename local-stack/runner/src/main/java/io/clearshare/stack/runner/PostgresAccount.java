package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The account Postgres runs under, because it refuses root: an ordinary user runs it directly; root runs it in a user
 * namespace, or, where those are forbidden, as the user {@code nobody}.
 *
 * @param prefix what is put before a Postgres command
 * @param owner who must own the data directory
 */
public record PostgresAccount(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    public static PostgresAccount choose() throws IOException, InterruptedException {
        int user = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (user != 0) {
            return new PostgresAccount(List.of(), Integer.toString(user));
        }
        if (works("unshare", "--user", "true")) {
            return inUserNamespace();
        }
        if (works("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "true")) {
            return asNobody();
        }
        throw new Refused("Postgres does not run as root here (user namespaces are forbidden and setpriv is missing):"
                + " run ./demo as an ordinary user.");
    }

    static PostgresAccount inUserNamespace() {
        return new PostgresAccount(List.of("unshare", "--user"), "0");
    }

    static PostgresAccount asNobody() {
        return new PostgresAccount(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    /** The command as this account runs it. */
    List<String> run(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands {@code directory} to this account, as Postgres demands of its data. */
    void own(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Object owned = Files.getAttribute(directory, "unix:uid");
        if (!owner.equals(owned.toString()) && !works("chown", "-R", owner, directory.toString())) {
            throw new Refused("The directory " + directory + " cannot be given to user " + owner
                    + ": choose another one with --data.");
        }
        if (!works(run(List.of("test", "-x", directory.toString())).toArray(String[]::new))) {
            throw new Refused("Postgres, which does not run as root, cannot enter " + directory
                    + ": choose a --data directory that other users may enter, or run ./demo as an ordinary user.");
        }
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
