package io.clearshare.benchmark.run;

/**
 * One run of one contestant.
 *
 * @param difference how its result differed from the expectation; empty when it was right
 * @param records records in the workload
 * @param seconds from the first poll until the last result was visible
 * @param startCpuSeconds processor time of the contestant before its first poll
 * @param cpuSeconds of the contestant, from its first poll until done
 * @param clickHouseCpuSeconds of ClickHouse, until it was idle again
 * @param brokerCpuSeconds of the broker, until it was idle again
 * @param otherCpuSeconds of everything else on the machine meanwhile, the harness included
 * @param stolenPercent processor time that the machine's host gave to others
 * @param peakBytes the most memory of the contestant
 * @param clickHousePeakBytes the most memory of ClickHouse
 * @param stateBytes what its checkpoints, or its state stores, held on disk at the end
 */
public record Measurement(
        String difference,
        long records,
        double seconds,
        double startCpuSeconds,
        double cpuSeconds,
        double clickHouseCpuSeconds,
        double brokerCpuSeconds,
        double otherCpuSeconds,
        double stolenPercent,
        long peakBytes,
        long clickHousePeakBytes,
        long stateBytes) {

    /** A run that did not come to its end. */
    static Measurement unfinished(long records) {
        return new Measurement("it did not come to its end", records, Double.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether every cell was right. */
    public boolean isRight() {
        return difference.isEmpty();
    }

    /** Events a second. */
    public double throughput() {
        return records / seconds;
    }

    /** Processor seconds per million events of everybody but the generator: the primary figure. */
    public double cpuPerMillion() {
        return (cpuSeconds + clickHouseCpuSeconds + brokerCpuSeconds) * 1e6 / records;
    }

    /** The contestant's own share of it. */
    public double ownCpuPerMillion() {
        return cpuSeconds * 1e6 / records;
    }

    /** The same run, with what its check has shown. */
    Measurement checked(String found) {
        return new Measurement(
                found,
                records,
                seconds,
                startCpuSeconds,
                cpuSeconds,
                clickHouseCpuSeconds,
                brokerCpuSeconds,
                otherCpuSeconds,
                stolenPercent,
                peakBytes,
                clickHousePeakBytes,
                stateBytes);
    }
}
