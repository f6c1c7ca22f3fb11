package io.clearshare.benchmark.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How one contestant did.
 *
 * @param name of the contestant
 * @param settings what it is and how it is set up
 * @param difference how one of its results was wrong; such a contestant has no score
 * @param runs its runs, without those thrown away
 */
public record Standing(String name, String settings, Optional<String> difference, List<Run> runs) {

    /** The figures of one run; processor time in seconds per million events, memory in bytes. */
    public record Run(
            long records,
            double eventsPerSecond,
            double cpu,
            double ownCpu,
            double clickHouseCpu,
            double brokerCpu,
            double startCpuSeconds,
            double otherCpuSeconds,
            double stolenPercent,
            long peakBytes,
            long clickHousePeakBytes,
            long stateBytes) {}

    public Standing {
        runs = List.copyOf(runs);
    }

    public boolean isRight() {
        return difference.isEmpty();
    }

    public Figure figure(ToDoubleFunction<Run> figure) {
        return Figure.of(runs.stream().mapToDouble(figure).toArray());
    }
}
