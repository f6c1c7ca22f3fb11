package io.clearshare.domain.sanctions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain-file list of sanctioned addresses.
 *
 * <p>Two forms are understood. Prose as OFAC publishes it, in which every {@code Digital Currency Address - XBT 1abc…} is
 * taken, whatever stands around it and wherever the lines break. Otherwise one entry per line: {@code asset,address}, or an
 * address alone. Lines that begin with {@code #} are remarks, of which {@code # date: 2026-11-28} tells the list's date.
 *
 * <p>A list is read whole or not at all: an entry that is skipped would be an address that is paid.
 */
public final class ReadList {

    private static final String TAG = "Digital Currency Address";
    private static final Pattern ENTRY =
            Pattern.compile(TAG + "\\s*-\\s*([A-Z0-9]{2,12})\\s+([0-9A-Za-z:]{20,128})(?![0-9A-Za-z:])");
    private static final Pattern TAGS = Pattern.compile("Digital\\s+Currency\\s+Address");
    private static final Pattern LINE =
            Pattern.compile("(?:([A-Za-z0-9]{2,12})\\s*[,;\\t]\\s*)?([0-9A-Za-z:]{20,128})");
    private static final Pattern DATE = Pattern.compile("#\\s*date\\s*:\\s*(\\S+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final String ANY_ASSET = "ANY";

    private ReadList() {}

    /** What became of the text. */
    public sealed interface Reading {

        /**
         * All its addresses.
         *
         * @param date the list's own, or null where it does not say
         */
        record Complete(
                SortedSet<ListedAddress> addresses,
                @Nullable LocalDate date) implements Reading {}

        /** @param line counted from 1, or 0 for the text as a whole */
        record Unreadable(int line, String reason) implements Reading {}
    }

    /** Reads a whole list; it never throws on any text. */
    public static Reading read(String text) {
        List<String> lines = text.lines().toList();
        LocalDate date = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher stated = DATE.matcher(lines.get(i).strip());
            if (stated.matches()) {
                try {
                    date = LocalDate.parse(stated.group(1));
                } catch (DateTimeException e) {
                    return new Reading.Unreadable(i + 1, "The date is not of the form 2026-11-28");
                }
            }
        }
        return TAGS.matcher(text).find() ? prose(text, date) : entries(lines, date);
    }

    private static Reading prose(String text, @Nullable LocalDate date) {
        // Lines are folded at blanks, also inside an entry.
        String unfolded = text.replaceAll("\\s+", " ");
        SortedSet<ListedAddress> addresses = new TreeSet<>();
        Matcher entry = ENTRY.matcher(unfolded);
        int read = 0;
        while (entry.find()) {
            addresses.add(new ListedAddress(entry.group(1), entry.group(2)));
            read++;
        }
        long named = TAGS.matcher(unfolded).results().count();
        return read == named
                ? new Reading.Complete(addresses, date)
                : new Reading.Unreadable(
                        0,
                        named + " times the text names a digital currency address, but only " + read + " can be read");
    }

    private static Reading entries(List<String> lines, @Nullable LocalDate date) {
        SortedSet<ListedAddress> addresses = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.equalsIgnoreCase("asset,address")) {
                continue;
            }
            Matcher entry = LINE.matcher(line);
            if (!entry.matches()) {
                return new Reading.Unreadable(i + 1, "A line is asset,address or an address alone");
            }
            addresses.add(new ListedAddress(entry.group(1) == null ? ANY_ASSET : entry.group(1), entry.group(2)));
        }
        return addresses.isEmpty()
                ? new Reading.Unreadable(0, "The list names no address")
                : new Reading.Complete(addresses, date);
    }
}
