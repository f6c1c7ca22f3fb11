package io.clearshare.benchmark.live;

import io.clearshare.benchmark.run.ContestFailed;
import io.clearshare.benchmark.workload.LoadKafka;
import java.nio.file.Path;

/** How many events a second the job can take in: stored ones are drained, and the second half of them is timed. */
final class Drain {

    private Drain() {}

    static double perSecond(LiveOptions options, LiveJob.Start start, Path directory) throws Exception {
        Load load = Load.of(options.seed() + 1, options.drain());
        try (Parts parts = Parts.start(options.folder(), directory)) {
            try (LoadKafka kafka = new LoadKafka(parts.kafka())) {
                kafka.events(load.workload(), load.arrivals());
            }
            try (LiveJob job = start.start(parts, directory.resolve("job"))) {
                return Load.awaitReadable(parts, job, options.patience())
                        .perSecondWhenWarm()
                        .orElseThrow(() -> new ContestFailed("too few events to tell a rate: raise --drain"));
            }
        }
    }
}
