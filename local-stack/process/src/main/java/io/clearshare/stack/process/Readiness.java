package io.clearshare.stack.process;

import java.util.function.BooleanSupplier;

/** When a started process may be used. */
@FunctionalInterface
public interface Readiness {

    /** Whether the process answers; asked again and again until it does, it dies or patience ends. */
    boolean reached(ChildProcess child);

    /** Ready once the process has printed a line that starts with {@code prefix}. */
    static Readiness line(String prefix) {
        return child -> child.output().lines().anyMatch(line -> line.startsWith(prefix));
    }

    /** Ready once the output contains {@code text}. */
    static Readiness text(String text) {
        return child -> child.output().contains(text);
    }

    /** Ready once {@code answers} says so. */
    static Readiness probe(BooleanSupplier answers) {
        return child -> answers.getAsBoolean();
    }
}
