package io.clearshare.admin.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Append-only segment files of accepted records, numbered from 0 over the life of the directory.
 *
 * <p>A record that was appended survives the end of this process; after {@link #awaitDurable} also that of the machine.
 * One thread syncs for all that wait. A segment is deleted when its last record is delivered. The directory belongs to one
 * process at a time.
 */
public final class Spool implements AutoCloseable {

    private static final Duration SYNC_MAX = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Segments segments;
    private final long bytesMax;
    private final long segmentBytesMax;
    private final Thread syncing;
    private final Object lock = new Object();

    private FileOutputStream current;
    private long currentBytes;
    private long pendingBytes;
    private long appended;
    private long durable;
    private long delivered;
    private boolean closed;

    /** Opens the directory, creating it when it is new; records that were not delivered come again. */
    public Spool(Path directory, long bytesMax) {
        this.bytesMax = bytesMax;
        this.segmentBytesMax = Math.max(64 * 1024, bytesMax / 32);
        try {
            segments = Segments.open(directory);
            appended = segments.end();
            delivered = Math.min(segments.delivered(), appended);
            durable = appended;
            pendingBytes = segments.bytes();
            current = new FileOutputStream(segments.create(appended).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the spool in " + directory, e);
        }
        syncing = new Thread(this::syncForAll, "spool-sync");
        syncing.setDaemon(true);
        syncing.start();
    }

    /**
     * Appends all of the records or none.
     *
     * @return the number of records appended until then, for {@link #awaitDurable}
     * @throws SpoolFull when they do not fit or the disk refuses them
     */
    public long append(List<SpoolRecord> records) {
        int bytes = records.stream().mapToInt(SpoolRecord::bytes).sum();
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        records.forEach(record -> record.write(buffer));
        synchronized (lock) {
            if (closed || pendingBytes + bytes > bytesMax) {
                throw new SpoolFull(
                        closed ? "The process is stopping" : "The spool is full: " + pendingBytes + " bytes");
            }
            try {
                if (currentBytes > segmentBytesMax) {
                    roll();
                }
                current.write(buffer.array());
            } catch (IOException e) {
                LOG.error("The spool cannot be written", e);
                abandonSegment();
                throw new SpoolFull("The disk refuses to store events");
            }
            currentBytes += bytes;
            pendingBytes += bytes;
            appended += records.size();
            lock.notifyAll();
            return appended;
        }
    }

    /**
     * Waits until the first {@code count} records are on the disk.
     *
     * @throws SpoolFull when the disk does not manage it in time; the records may come to Kafka nevertheless
     */
    public void awaitDurable(long count) throws InterruptedException {
        long deadline = System.nanoTime() + SYNC_MAX.toNanos();
        synchronized (lock) {
            while (durable < count) {
                long millisLeft = (deadline - System.nanoTime()) / 1_000_000;
                if (millisLeft <= 0) {
                    throw new SpoolFull("The disk is too slow to store events");
                }
                lock.wait(millisLeft);
            }
        }
    }

    public long appended() {
        synchronized (lock) {
            return appended;
        }
    }

    /** How many of the records Kafka has acknowledged. */
    public long delivered() {
        synchronized (lock) {
            return delivered;
        }
    }

    public long pendingBytes() {
        synchronized (lock) {
            return pendingBytes;
        }
    }

    public long bytesMax() {
        return bytesMax;
    }

    Segments segments() {
        return segments;
    }

    /** Waits a little for records after the first {@code count}; returns how many there are. */
    long awaitAppended(long count, long millisMax) throws InterruptedException {
        synchronized (lock) {
            if (appended <= count && !closed) {
                lock.wait(millisMax);
            }
            return appended;
        }
    }

    /** Notes that Kafka has the first {@code count} records, and deletes segments that are not needed any more. */
    void markDelivered(long count) throws IOException {
        segments.saveDelivered(count);
        long freed = segments.deleteBefore(count);
        synchronized (lock) {
            delivered = count;
            pendingBytes -= freed;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            syncing.join(5_000);
            current.close();
            segments.close();
        } catch (IOException e) {
            LOG.warn("The spool's last segment did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDurable(long count) {
        synchronized (lock) {
            return durable >= count;
        }
    }

    private void syncForAll() {
        try {
            while (syncOnce()) {
                // Every turn serves all records appended before it.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean syncOnce() throws InterruptedException {
        FileOutputStream target;
        long goal;
        synchronized (lock) {
            while (durable == appended && !closed) {
                lock.wait();
            }
            target = current;
            goal = appended;
            if (durable == goal) {
                return false;
            }
        }
        try {
            target.getChannel().force(false);
        } catch (IOException e) {
            // The segment may have been rolled, and thereby synced, in between.
            if (!isDurable(goal)) {
                LOG.error("The spool cannot be synced", e);
                Thread.sleep(100);
            }
            return true;
        }
        synchronized (lock) {
            durable = Math.max(durable, goal);
            lock.notifyAll();
        }
        return true;
    }

    /** Begins a new segment; what the old one holds is synced first, since the syncing thread only knows the newest. */
    private void roll() throws IOException {
        current.getChannel().force(false);
        FileOutputStream next = new FileOutputStream(segments.create(appended).toFile());
        current.close();
        current = next;
        currentBytes = 0;
        durable = appended;
        lock.notifyAll();
    }

    /** A half-written record ends its segment for every reader, so the next one must be in a new segment. */
    private void abandonSegment() {
        try {
            roll();
        } catch (IOException e) {
            LOG.error("No new segment in the spool either", e);
            currentBytes = segmentBytesMax + 1;
        }
    }
}
