package io.clearshare.benchmark.run;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tells whoever watches how far the benchmark is. */
public final class Say {

    private Say() {}

    public static void line(String format, Object... values) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  "
                + String.format(Locale.ROOT, format, values));
    }
}
