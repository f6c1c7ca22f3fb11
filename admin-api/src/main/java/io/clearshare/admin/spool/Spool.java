package io.clearshare.admin.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Append-only segment files of accepted records, numbered from 0 over the life of the directory.
 *
 * <p>A record that was appended survives the end of this process, however it ends; after {@link #awaitDurable} also that of
 * the machine. Callers that append at the same time share one write, those that wait for the disk share one sync. What
 * nobody waits for is synced within {@value #SYNC_MILLIS_MAX} ms. A segment is deleted when its last record is delivered.
 * The directory belongs to one process at a time.
 */
public final class Spool implements AutoCloseable {

    private static final Duration AWAIT_MAX = Duration.ofSeconds(10);
    private static final int SYNC_MILLIS_MAX = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Segments segments;
    private final SegmentWriter writer;
    private final long bytesMax;
    private final Thread syncing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moreAppended = lock.newCondition();
    private final Condition syncWanted = lock.newCondition();
    private final Condition moreDurable = lock.newCondition();

    private SpoolBatch open = new SpoolBatch();
    private long pendingBytes;
    private long appended;
    private long durable;
    private long durableWanted;
    private long delivered;
    private boolean closed;

    /** Opens the directory, creating it when it is new; records that were not delivered come again. */
    public Spool(Path directory, long bytesMax) {
        this.bytesMax = bytesMax;
        try {
            segments = Segments.open(directory);
            appended = segments.end();
            delivered = Math.min(segments.delivered(), appended);
            durable = appended;
            pendingBytes = segments.bytes();
            writer = new SegmentWriter(segments, Math.max(64 * 1024, bytesMax / 32));
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
        if (records.isEmpty()) {
            return appended();
        }
        byte[] encoded = encode(records);
        SpoolBatch batch;
        int position;
        lock.lock();
        try {
            if (closed || pendingBytes + encoded.length > bytesMax) {
                throw new SpoolFull(
                        closed ? "The process is stopping" : "The spool is full: " + pendingBytes + " bytes");
            }
            pendingBytes += encoded.length;
            batch = open;
            position = batch.add(encoded, records.size());
        } finally {
            lock.unlock();
        }
        boolean opened = position == records.size();
        if (opened) {
            write(batch);
        }
        long before = batch.awaitWritten().orElseThrow(() -> new SpoolFull("The disk refuses to store events"));
        return before + position;
    }

    /**
     * Waits until the first {@code count} records are on the disk.
     *
     * @throws SpoolFull when the disk does not manage it in time; the records may come to Kafka nevertheless
     */
    public void awaitDurable(long count) throws InterruptedException {
        long nanosLeft = AWAIT_MAX.toNanos();
        lock.lock();
        try {
            durableWanted = Math.max(durableWanted, count);
            syncWanted.signal();
            while (durable < count) {
                if (nanosLeft <= 0) {
                    throw new SpoolFull("The disk is too slow to store events");
                }
                nanosLeft = moreDurable.awaitNanos(nanosLeft);
            }
        } finally {
            lock.unlock();
        }
    }

    public long appended() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    /** How many of the records Kafka has acknowledged. */
    public long delivered() {
        lock.lock();
        try {
            return delivered;
        } finally {
            lock.unlock();
        }
    }

    public long pendingBytes() {
        lock.lock();
        try {
            return pendingBytes;
        } finally {
            lock.unlock();
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
        lock.lock();
        try {
            long nanosLeft = TimeUnit.MILLISECONDS.toNanos(millisMax);
            while (appended <= count && !closed && nanosLeft > 0) {
                nanosLeft = moreAppended.awaitNanos(nanosLeft);
            }
            return appended;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that Kafka has the first {@code count} records, and deletes segments that are not needed any more. */
    void markDelivered(long count) throws IOException {
        segments.saveDelivered(count);
        long freed = segments.deleteBefore(count);
        lock.lock();
        try {
            delivered = count;
            pendingBytes -= freed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moreAppended.signalAll();
            syncWanted.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            syncing.join(5_000);
            synchronized (writer) {
                writer.close();
            }
            segments.close();
        } catch (IOException e) {
            LOG.warn("The spool's last segment did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] encode(List<SpoolRecord> records) {
        ByteBuffer buffer = ByteBuffer.allocate(
                records.stream().mapToInt(SpoolRecord::bytes).sum());
        records.forEach(record -> record.write(buffer));
        return buffer.array();
    }

    /** Writes what is in the batch when its turn comes; others join it until then. */
    private void write(SpoolBatch batch) {
        try {
            synchronized (writer) {
                long before = take();
                byte[] bytes = batch.bytes();
                try {
                    writer.write(bytes, before);
                    noteWritten(before + batch.records());
                    batch.written(before);
                } catch (IOException e) {
                    LOG.error("The spool cannot be written", e);
                    giveBack(bytes.length);
                }
            }
        } finally {
            batch.failed();
        }
    }

    private long take() {
        lock.lock();
        try {
            open = new SpoolBatch();
            return appended;
        } finally {
            lock.unlock();
        }
    }

    private void noteWritten(long count) {
        lock.lock();
        try {
            if (durable == appended) {
                syncWanted.signal();
            }
            appended = count;
            moreAppended.signal();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(int bytes) {
        lock.lock();
        try {
            pendingBytes -= bytes;
        } finally {
            lock.unlock();
        }
    }

    private void syncForAll() {
        try {
            long goal = awaitSyncWanted();
            while (goal >= 0) {
                sync(goal);
                goal = awaitSyncWanted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many records to put on the disk once that is due, or -1 when the spool is closed and all are there. */
    private long awaitSyncWanted() throws InterruptedException {
        lock.lock();
        try {
            while (durable == appended && !closed) {
                syncWanted.await();
            }
            long nanosLeft = TimeUnit.MILLISECONDS.toNanos(SYNC_MILLIS_MAX);
            while (durableWanted <= durable && !closed && nanosLeft > 0) {
                nanosLeft = syncWanted.awaitNanos(nanosLeft);
            }
            return durable == appended ? -1 : appended;
        } finally {
            lock.unlock();
        }
    }

    private void sync(long goal) throws InterruptedException {
        try {
            writer.sync();
        } catch (IOException e) {
            LOG.error("The spool cannot be synced", e);
            Thread.sleep(100);
            return;
        }
        lock.lock();
        try {
            durable = goal;
            moreDurable.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
