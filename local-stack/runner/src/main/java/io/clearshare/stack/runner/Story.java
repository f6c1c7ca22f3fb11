package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/**
 * What {@code ./demo} plays on a running stack. An implementation is found as a service
 * ({@code META-INF/services}); without one the stack just runs.
 */
public interface Story {

    /**
     * Plays the whole story.
     *
     * @return the exit code of a headless run: 0 when the check of the books, made after the story is settled, finds
     *     nothing, and 1 when it finds something; watched runs make no check and return 0
     */
    int play(RunningStack stack, Options options, PrintStream out)
            throws IOException, InterruptedException, SQLException;
}
