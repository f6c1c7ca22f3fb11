package io.clearshare.stack.runner;

import io.clearshare.stack.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that is started ahead and does nothing until it is called to take the place of one that died.
 *
 * @param calm how long after a start the next one is started: who has just come back needs the processors more
 */
record Standby(Launching launching, Duration calm) {

    /** Says how the process is started. */
    @FunctionalInterface
    interface Launching {
        Callable launch() throws IOException;
    }

    /** A process that is called when a file exists. */
    record Callable(Launch launch, Path callFile) {}
}
