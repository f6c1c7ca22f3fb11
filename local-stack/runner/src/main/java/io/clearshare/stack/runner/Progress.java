package io.clearshare.stack.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal is told while the stack starts and runs. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void ready(String part, Duration took) {
        note(String.format(Locale.ROOT, "%-12s ready  %5.1f s", part, took.toMillis() / 1000.0));
    }

    synchronized void note(String sentence) {
        out.println("  " + sentence);
        out.flush();
    }
}
