package io.clearshare.domain.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of one entity in the order in which they come into force: by (effectiveFrom, version). */
final class Timeline<E extends ProgramEntry> {

    private static final Comparator<ProgramEntry> ORDER =
            Comparator.comparingLong(ProgramEntry::effectiveFrom).thenComparingInt(ProgramEntry::version);

    private final List<E> entries = new ArrayList<>();

    /** Puts the entry in the place of an equal version; false when it was there already. */
    boolean put(E entry) {
        if (entries.contains(entry)) {
            return false;
        }
        entries.removeIf(other -> other.version() == entry.version());
        int place = Collections.binarySearch(entries, entry, ORDER);
        entries.add(-place - 1, entry);
        return true;
    }

    /** The entry in force at the time; null before the first. */
    @Nullable
    E at(long time) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).effectiveFrom() <= time) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** The entry of the highest version, whatever its time. */
    E highest() {
        return Collections.max(entries, Comparator.comparingInt(ProgramEntry::version));
    }

    List<E> entries() {
        return entries;
    }
}
