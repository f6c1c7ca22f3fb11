package io.clearshare.benchmark.laws;

import java.util.function.ToDoubleFunction;

/** The cost that a law speaks of. */
enum Measure {
    CPU("CPU s/M", reading -> reading.cpuSeconds() * 1e6 / reading.records()),
    TIME("s/M", reading -> reading.seconds() * 1e6 / reading.records()),
    CPU_PER_VISITOR("CPU ms/visitor", reading -> reading.cpuSeconds() * 1e3 / reading.visitors()),
    STATE("state B/event", reading -> reading.stateBytes() / (double) reading.records());

    private final String unit;
    private final ToDoubleFunction<Reading> figure;

    Measure(String unit, ToDoubleFunction<Reading> figure) {
        this.unit = unit;
        this.figure = figure;
    }

    String unit() {
        return unit;
    }

    double of(Reading reading) {
        return figure.applyAsDouble(reading);
    }
}
