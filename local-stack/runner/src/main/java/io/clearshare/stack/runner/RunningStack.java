package io.clearshare.stack.runner;

import java.nio.file.Path;

/**
 * A stack whose parts all answer.
 *
 * @param file its {@code stack.json}
 * @param description the content of that file
 * @param owner who may change anything in the books, which nothing but a planted falsification needs
 * @param writer who may write to the warehouse; likewise
 */
public record RunningStack(Path file, StackDescription description, Credentials owner, Credentials writer) {

    /** A user name and its password. */
    public record Credentials(String user, String password) {

        /** Keeps the password out of every log line. */
        @Override
        public String toString() {
            return user;
        }
    }
}
