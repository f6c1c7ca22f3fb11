package io.clearshare.stack.process;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Ends the children of a JVM that was killed and could not do it itself. A small shell process reads their ids from a
 * pipe; when the pipe closes, for whatever reason, it asks them to end and after a few seconds kills them. A pipe works
 * for every user and every kind of child, whereas the kernel's parent-death signal follows the starting <em>thread</em>.
 */
final class Guard {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r verb pid; do
              if [ "$verb" = watch ]; then
                pids="$pids $pid"
              else
                kept=
                for p in $pids; do [ "$p" = "$pid" ] || kept="$kept $p"; done
                pids=$kept
              fi
            done
            [ -n "$pids" ] || exit 0
            kill -TERM $pids 2>/dev/null
            n=0
            while [ $n -lt 50 ]; do
              alive=
              for p in $pids; do if kill -0 "$p" 2>/dev/null; then alive=1; fi; done
              [ -n "$alive" ] || exit 0
              n=$((n+1))
              sleep 0.1
            done
            kill -KILL $pids 2>/dev/null
            """;

    private static @Nullable Guard shared;

    private final Writer pipe;

    private Guard(Writer pipe) {
        this.pipe = pipe;
    }

    static synchronized Guard shared() throws IOException {
        Guard guard = shared;
        if (guard == null) {
            Process process = new ProcessBuilder("setsid", "sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            guard = new Guard(process.outputWriter(StandardCharsets.US_ASCII));
            shared = guard;
        }
        return guard;
    }

    /** Ends {@code child} with this JVM, unless it ends before. */
    void watch(ProcessHandle child) throws IOException {
        tell("watch", child.pid());
        // forget tells of its failure itself.
        var unused = child.onExit().thenAccept(ended -> forget(ended.pid()));
    }

    private void forget(long pid) {
        try {
            tell("forget", pid);
        } catch (IOException e) {
            System.getLogger(Guard.class.getName()).log(System.Logger.Level.WARNING, "guard process is gone", e);
        }
    }

    private synchronized void tell(String verb, long pid) throws IOException {
        pipe.write(verb + " " + pid + "\n");
        pipe.flush();
    }
}
