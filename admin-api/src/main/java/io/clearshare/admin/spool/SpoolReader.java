package io.clearshare.admin.spool;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the spool's records in order, segment after segment. */
final class SpoolReader implements AutoCloseable {

    private final Segments segments;
    private long next;
    private long segment = -1;
    private @Nullable DataInputStream source;

    SpoolReader(Segments segments, long first) {
        this.segments = segments;
        this.next = first;
    }

    /** Up to {@code countMax} records of those before number {@code end}, which must have been appended. */
    List<SpoolRecord> read(long end, int countMax) throws IOException {
        List<SpoolRecord> records = new ArrayList<>();
        while (next < end && records.size() < countMax) {
            records.add(readNext());
            next++;
        }
        return records;
    }

    private SpoolRecord readNext() throws IOException {
        Long start = segments.startOf(next);
        if (start == null) {
            throw new IOException("record " + next + " is in no segment");
        }
        DataInputStream open = source;
        if (open == null || start != segment) {
            open = open(start);
        }
        Optional<SpoolRecord> record = SpoolRecord.read(open);
        return record.orElseThrow(() -> new IOException("record " + next + " cannot be read"));
    }

    private DataInputStream open(long start) throws IOException {
        close();
        DataInputStream opened = segments.read(start);
        for (long skipped = start; skipped < next; skipped++) {
            if (SpoolRecord.read(opened).isEmpty()) {
                throw new IOException("record " + skipped + " cannot be read");
            }
        }
        segment = start;
        source = opened;
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
