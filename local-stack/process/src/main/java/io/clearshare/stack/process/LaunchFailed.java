package io.clearshare.stack.process;

import java.nio.file.Path;

/** A process that did not become ready; the message is one sentence, the last lines of its log come along. */
public final class LaunchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path log;
    private final String lastLines;

    LaunchFailed(String sentence, Path log, String lastLines) {
        super(sentence);
        this.log = log;
        this.lastLines = lastLines;
    }

    public Path log() {
        return log;
    }

    public String lastLines() {
        return lastLines;
    }
}
