package io.clearshare.admin.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to the newest segment, and begins another one when that is large enough. One thread at a time writes. */
final class SegmentWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    private final Segments segments;
    private final long segmentBytesMax;
    private volatile FileOutputStream current;
    private long currentBytes;

    SegmentWriter(Segments segments, long segmentBytesMax) throws IOException {
        this.segments = segments;
        this.segmentBytesMax = segmentBytesMax;
        this.current = begin(segments.end());
    }

    /** Hands whole records to the operating system; the first one has that number. */
    void write(byte[] records, long number) throws IOException {
        if (currentBytes > segmentBytesMax) {
            roll(number);
        }
        try {
            current.write(records);
        } catch (IOException e) {
            abandonSegment(number);
            throw e;
        }
        currentBytes += records.length;
    }

    /** Puts on the disk what was written before; may run beside {@link #write}. */
    void sync() throws IOException {
        try {
            current.getChannel().force(false);
        } catch (ClosedChannelException e) {
            LOG.debug("The segment was synced when the next one began", e);
        }
    }

    void close() throws IOException {
        current.close();
    }

    /** Syncs the old segment before the new one is known, since {@link #sync} only reaches the newest. */
    private void roll(long number) throws IOException {
        FileOutputStream old = current;
        old.getFD().sync();
        current = begin(number);
        currentBytes = 0;
        old.close();
    }

    /** A half-written record ends its segment for every reader, so the next one must be in a new segment. */
    private void abandonSegment(long number) {
        try {
            roll(number);
        } catch (IOException e) {
            LOG.error("No new segment in the spool either", e);
            currentBytes = segmentBytesMax + 1;
        }
    }

    private FileOutputStream begin(long number) throws IOException {
        FileOutputStream segment = new FileOutputStream(segments.create(number).toFile());
        segments.syncDirectory();
        return segment;
    }
}
