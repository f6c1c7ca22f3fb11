package io.clearshare.benchmark.workload;

/** The ids of a story's people and events. */
public final class Names {

    private Names() {}

    public static String visitor(int visitor) {
        return "v-" + (10_000_000 + visitor);
    }

    public static String user(int visitor) {
        return "u-" + (10_000_000 + visitor);
    }

    public static String click(int visitor, int event) {
        return "c-" + (10_000_000 + visitor) + "-" + event;
    }

    public static String trade(int visitor, int event) {
        return "t-" + (10_000_000 + visitor) + "-" + event;
    }
}
