package io.clearshare.signer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Every signature ever given, one line each, only added to; each line ends with the hash of itself and the line before.
 *
 * <p>A signature leaves only after {@link #sync} has put its line on the disk, so whatever a crash cuts off at the end has
 * left nothing. Any other damage stops the start.
 */
final class Journal implements AutoCloseable {

    private static final String FIRST = "0".repeat(64);
    /** Time, hash of the message, at least one word about it, hash of the line. */
    private static final int WORDS_MIN = 4;

    private final FileChannel channel;
    private final Object disk = new Object();
    private String last = FIRST;
    private long written;
    private long synced;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a line tells.
     *
     * @param words about what was signed; none of them has a blank
     */
    record Line(Instant at, String messageHash, List<String> words) {

        private String text() {
            return Long.toString(at.toEpochMilli()) + " " + messageHash + " " + String.join(" ", words);
        }

        private static Line of(String[] words) {
            return new Line(
                    Instant.ofEpochMilli(Long.parseLong(words[0])),
                    words[1],
                    List.of(words).subList(2, words.length - 1));
        }
    }

    /** Takes what the journal already tells. */
    @FunctionalInterface
    interface Reader {
        void take(Line line);
    }

    /**
     * Opens the journal for this process alone and reads it from its first line.
     *
     * @throws IOException when another process holds it
     * @throws IllegalStateException when a line was changed, taken out or put in
     */
    static Journal open(Path file, Reader reader) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Journal journal = new Journal(channel);
        try {
            if (!journal.lock()) {
                throw new IOException(file + " is held by another signer");
            }
            journal.read(file, reader);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean lock() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void read(Path file, Reader reader) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        String text = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        int number = 0;
        for (String row : text.split("\n")) {
            number++;
            if (!row.isEmpty()) {
                reader.take(read(row, file + " line " + number));
            }
        }
        channel.truncate(end);
        channel.position(end);
    }

    private Line read(String row, String where) {
        String[] words = row.split(" ");
        int hashAt = row.lastIndexOf(' ');
        if (words.length < WORDS_MIN || !row.substring(hashAt + 1).equals(hash(last, row.substring(0, hashAt)))) {
            throw new IllegalStateException(where + " is not as it was written; the signer does not start");
        }
        last = row.substring(hashAt + 1);
        return Line.of(words);
    }

    /** Adds a line; {@link #sync} with its number before anything that it stands for leaves. */
    long append(Line line) throws IOException {
        String text = line.text();
        String hash = hash(last, text);
        ByteBuffer bytes = ByteBuffer.wrap((text + " " + hash + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        last = hash;
        synchronized (disk) {
            return ++written;
        }
    }

    /** Number of the last line of this run. */
    long written() {
        synchronized (disk) {
            return written;
        }
    }

    /** Returns once the line is on the disk; one wait of the disk serves everybody who has come by then. */
    void sync(long number) throws IOException {
        synchronized (this) {
            long upTo;
            synchronized (disk) {
                upTo = written;
            }
            if (synced < number) {
                channel.force(true);
                synced = upTo;
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String hash(String before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
