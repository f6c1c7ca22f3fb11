package io.clearshare.stack.runner;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.Launch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One supervised process of the stack.
 *
 * @param name as in {@code processes} of {@code stack.json}
 * @param launching how it is started, asked again for every restart
 * @param preparation what is done each time it has become ready; must not mind being repeated
 * @param standby how a successor is started ahead, if there is one; it gets no preparation
 */
record Part(String name, Launching launching, Preparation preparation, Optional<Standby> standby) {

    Part(String name, Launching launching, Preparation preparation) {
        this(name, launching, preparation, Optional.empty());
    }

    /** Says how the process is started. */
    @FunctionalInterface
    interface Launching {
        Launch launch() throws IOException, InterruptedException;
    }

    /** Work on a process that has just become ready. */
    @FunctionalInterface
    interface Preparation {
        void prepare(ChildProcess child) throws IOException, InterruptedException, SQLException;
    }

    static Part of(String name, Launching launching) {
        return new Part(name, launching, child -> {});
    }

    Part withStandby(Standby ahead) {
        return new Part(name, launching, preparation, Optional.of(ahead));
    }
}
