package io.clearshare.admin.spool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a spool: segments named by the number of their first record, and how many records are delivered. */
final class Segments {

    private static final String SUFFIX = ".events";

    private final Path directory;
    private final FileLock lock;
    private final NavigableSet<Long> starts = new TreeSet<>();
    private final long end;

    private Segments(Path directory, FileLock lock) throws IOException {
        this.directory = directory;
        this.lock = lock;
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .forEach(name -> starts.add(Long.parseLong(name.substring(0, name.length() - SUFFIX.length()))));
        }
        this.end = starts.isEmpty() ? delivered() : starts.last() + countRecords(path(starts.last()));
    }

    static Segments open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another process uses " + directory);
        }
        return new Segments(directory, lock);
    }

    /** How many records had been appended when the directory was opened. */
    long end() {
        return end;
    }

    synchronized Path create(long start) {
        starts.add(start);
        return path(start);
    }

    /** Puts the names of the segments on the disk, without which their records would be lost with the machine. */
    void syncDirectory() throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** The segment that holds the record of that number, or null when there is none yet. */
    synchronized @Nullable Long startOf(long number) {
        return starts.floor(number);
    }

    DataInputStream read(long start) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path(start)), 256 * 1024));
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Long start : List.copyOf(starts)) {
            bytes += Files.size(path(start));
        }
        return bytes;
    }

    long delivered() throws IOException {
        Path file = directory.resolve("delivered");
        if (Files.exists(file)) {
            return Long.parseLong(Files.readString(file).strip());
        }
        return starts.isEmpty() ? 0 : starts.first();
    }

    void saveDelivered(long count) throws IOException {
        Path next = directory.resolve("delivered.next");
        Files.writeString(next, Long.toString(count));
        Files.move(next, directory.resolve("delivered"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the segments that hold only records before that number, never the newest; returns the bytes freed. */
    synchronized long deleteBefore(long number) throws IOException {
        long freed = 0;
        while (starts.size() > 1) {
            Long second = starts.higher(starts.first());
            if (second == null || second > number) {
                break;
            }
            Path oldest = path(starts.first());
            freed += Files.size(oldest);
            Files.delete(oldest);
            starts.pollFirst();
        }
        return freed;
    }

    void close() throws IOException {
        lock.channel().close();
    }

    private Path path(long start) {
        return directory.resolve(String.format(Locale.ROOT, "%019d", start) + SUFFIX);
    }

    private static long countRecords(Path segment) throws IOException {
        try (DataInputStream source =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(segment), 256 * 1024))) {
            long records = 0;
            while (SpoolRecord.read(source).isPresent()) {
                records++;
            }
            return records;
        }
    }
}
