package io.clearshare.benchmark.live;

import io.clearshare.benchmark.meter.OtherUse;
import io.clearshare.benchmark.report.Delays;
import io.clearshare.benchmark.run.Say;
import io.clearshare.benchmark.workload.Accepted;
import io.clearshare.benchmark.workload.Schedule;
import io.clearshare.benchmark.workload.SendOnTime;
import io.clearshare.domain.event.Topic;
import io.clearshare.stack.runner.SupervisedJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Measures how soon results can be read again after the TaskManager or the JobManager was killed under a steady load. */
public final class MeasureRecovery {

    private static final int JITTER_MILLIS = 1_000;

    /** What was noted at a kill. */
    private record Blow(String part, long atMillis, Optional<Probe.Sighting> sighting) {}

    private final LiveOptions options;
    private final int checkpointMillis;

    MeasureRecovery(LiveOptions options) {
        this.options = options;
        this.checkpointMillis = options.checkpointMillis().get(0);
    }

    public static void main(String[] arguments) throws Exception {
        LiveMain.run(
                arguments,
                "recovery",
                (options, scratch) ->
                        new MeasureRecovery(options).measure(scratch).isRight());
    }

    Recovery measure(Path scratch) throws Exception {
        double rate = options.rate() > 0 ? options.rate() : halfOfDrain(scratch.resolve("drain"));
        Recovery recovery = measure(rate, scratch.resolve("load"));
        recovery.kills().forEach(kill -> Say.line("%s", kill.row().strip()));
        LiveResults.write(
                options,
                "How soon results can be read again after a kill",
                recovery.head(),
                recovery.rows(),
                Kill.CSV_HEAD,
                recovery.kills().stream().map(Kill::csv).toList());
        return recovery;
    }

    private double halfOfDrain(Path directory) throws Exception {
        double sustained = Drain.perSecond(
                options, (parts, own) -> LiveJob.supervised(parts, own, options, checkpointMillis), directory);
        Say.line("a drain sustains %,.0f events/s", sustained);
        return sustained / 2;
    }

    private Recovery measure(double rate, Path directory) throws Exception {
        Load load = Load.of(options.seed(), Math.round(rate * (startMillis(parts().size()) / 1e3)));
        try (Parts parts = Parts.start(options.folder(), directory);
                LiveJob.Supervised job =
                        LiveJob.supervised(parts, directory.resolve("job"), options, checkpointMillis)) {
            Load.awaitFirstCommit(parts, job, options.patience());
            Schedule schedule = new Schedule(System.currentTimeMillis() + 1_000, rate);
            try (SendOnTime send = SendOnTime.start(parts.kafka(), load.workload(), load.arrivals(), schedule)) {
                OtherUse others = new OtherUse();
                List<Blow> blows = strike(job, new Probe(parts.tables()), new Samples(load), schedule);
                Accepted accepted = send.sent().get();
                double otherCores = others.cores();
                Commits commits = Load.awaitReadable(parts, job, options.patience());
                Observed observed = new Observed(load.arrivals().size(), schedule, accepted, commits);
                return recovery(blows, observed, schedule, otherCores, load.difference(parts));
            }
        }
    }

    /** Which process is killed when: in turns. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (int n = 0; n < options.kills(); n++) {
            parts.add(SupervisedJob.TASK_MANAGER);
            parts.add(SupervisedJob.JOB_MANAGER);
        }
        return parts;
    }

    /** When the n-th kill may come, after the start of the load; that of the one after the last is its end. */
    private long startMillis(int n) {
        return 1_000L * (options.warmSeconds() + (long) n * options.slotSeconds());
    }

    private List<Blow> strike(LiveJob.Supervised job, Probe probe, Samples samples, Schedule schedule)
            throws Exception {
        Random random = new Random(options.seed());
        List<Blow> blows = new ArrayList<>();
        for (String part : parts()) {
            long at = schedule.startMillis() + startMillis(blows.size()) + random.nextInt(JITTER_MILLIS);
            long slotEnd = schedule.startMillis() + startMillis(blows.size() + 1);
            Thread.sleep(Math.max(0, at - System.currentTimeMillis()));
            job.requireAlive();
            job.job().kill(part);
            long killedAt = System.currentTimeMillis();
            int index = samples.next(schedule.firstDueFrom((double) killedAt), Topic.SIGNUPS)
                    .orElseThrow();
            blows.add(new Blow(
                    part,
                    killedAt,
                    probe.await(index, samples.rowExists(index), () -> System.currentTimeMillis() > slotEnd)));
        }
        return blows;
    }

    private Recovery recovery(
            List<Blow> blows, Observed observed, Schedule schedule, double otherCores, String difference) {
        double firstKill = blows.get(0).atMillis();
        double steady = schedule.startMillis() + startMillis(0) / 2.0;
        // An event that is due just before the kill is read after it.
        Delays before = observed.delays(steady, firstKill - 2_000, index -> true);
        List<Kill> kills = new ArrayList<>();
        for (Blow blow : blows) {
            AfterKill after =
                    new AfterKill(observed, blow.atMillis(), schedule.startMillis() + startMillis(kills.size() + 1));
            kills.add(new Kill(
                    blow.part(),
                    after.firstRowSeconds(),
                    blow.sighting()
                            .map(sighting -> (sighting.seenMillis() - blow.atMillis()) / 1e3)
                            .orElse(Double.POSITIVE_INFINITY),
                    after.normalSeconds(Recovery.limitMillis(before))));
        }
        return new Recovery(schedule.perSecond(), checkpointMillis, otherCores, before, kills, difference);
    }
}
