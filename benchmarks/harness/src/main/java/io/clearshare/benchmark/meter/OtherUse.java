package io.clearshare.benchmark.meter;

import java.io.IOException;

/** What everybody else does on the machine: processor time spent neither by this process nor by any that it has started. */
public final class OtherUse {

    private final long beganMillis = System.currentTimeMillis();
    private final MachineUse machine = MachineUse.now();
    private final long ownMillis = ownMillis();

    /** Begins to watch. */
    public OtherUse() throws IOException {}

    /** Processors that others have kept busy since, on average. */
    public double cores() throws IOException {
        long busy = MachineUse.now().since(machine).busyMillis();
        return Math.max(0, busy - (ownMillis() - ownMillis)) / (double) (System.currentTimeMillis() - beganMillis);
    }

    /** Processor time that the machine's host gave to others since, in percent. */
    public double stolenPercent() throws IOException {
        double available = (System.currentTimeMillis() - beganMillis)
                * (double) Runtime.getRuntime().availableProcessors();
        return 100 * MachineUse.now().since(machine).stolenMillis() / available;
    }

    /** Those that have ended are in the figure of the process that waited for them. */
    private static long ownMillis() {
        ProcessHandle self = ProcessHandle.current();
        return ProcessUse.of(self.pid()).cpuMillis()
                + self.descendants()
                        .mapToLong(child -> ProcessUse.of(child.pid()).cpuMillis())
                        .sum();
    }
}
