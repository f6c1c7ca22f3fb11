package io.clearshare.stack.story;

import io.clearshare.stack.reconcile.Falsify;
import io.clearshare.stack.reconcile.Reconciler;
import io.clearshare.stack.reconcile.Report;
import io.clearshare.stack.reconcile.ResultHash;
import io.clearshare.stack.runner.Options;
import io.clearshare.stack.runner.RunningStack;
import io.clearshare.stack.runner.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Plays the story and, in a headless run, checks the books at its end. */
public final class DemoStory implements Story {

    @Override
    public int play(RunningStack stack, Options options, PrintStream out)
            throws IOException, InterruptedException, SQLException {
        ResultHash result =
                new PlayStory(stack.file(), options.seed(), sentence -> out.println(now() + "  " + sentence)).play();
        if (options.mode() != Options.Mode.HEADLESS) {
            out.println(now() + "  the story is told; the stack stays up until Ctrl-C");
            return 0;
        }
        if (options.plant().isPresent()) {
            Options.PlantedFact fact = options.plant().get();
            String id = new Falsify(stack).by(fact, 1);
            out.println(now() + "  planted: one micro-unit too much in the "
                    + fact.name().toLowerCase(Locale.ROOT) + " " + id);
        }
        Report report = Reconciler.reconcile(stack.file());
        out.println("result of seed " + options.seed() + ": sha256=" + result.sha256());
        out.println(report.asText());
        return report.differences().isEmpty() ? 0 : 1;
    }

    private static LocalTime now() {
        return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }
}
