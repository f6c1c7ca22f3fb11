package io.clearshare.benchmark.payouts;

import java.util.Locale;

/**
 * A run of a contestant.
 *
 * @param what     contestant, such as {@code bare chain}
 * @param count    payments or postings
 * @param seconds  from the first to the last
 * @param phases   when what was done, in seconds
 * @param cpu      processor seconds of each part
 * @param trouble  what was wrong; empty when everything was right
 */
record Outcome(String what, long count, double seconds, String phases, String cpu, String trouble) {

    static final String CSV_HEAD = "what,count,seconds,per_second,phases,cpu,trouble\n";
    private static final int FIELDS = 7;

    double perSecond() {
        return count / seconds;
    }

    boolean isRight() {
        return trouble.isEmpty();
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%.3f,%.1f,%s,%s,%s%n",
                what,
                count,
                seconds,
                perSecond(),
                phases,
                cpu,
                trouble.replaceAll("[,\\s]+", " "));
    }

    static Outcome ofCsv(String line) {
        String[] fields = line.split(",", FIELDS);
        return new Outcome(
                fields[0],
                Long.parseLong(fields[1]),
                Double.parseDouble(fields[2]),
                fields[4],
                fields[5],
                fields[6].strip());
    }
}
