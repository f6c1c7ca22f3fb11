package io.clearshare.benchmark.contest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Conversion rows as the job writes them to ClickHouse, in order: the last write of a conversion counts. */
public final class ConversionFile implements AutoCloseable {

    /** How the names of these files begin. */
    public static final String PREFIX = "conversions-";

    private static final int BUFFER_BYTES = 1 << 16;

    private final DataOutputStream out;

    /** Opens a new file in the directory; writers with different names may write at the same time. */
    public ConversionFile(Path directory, String name) throws IOException {
        out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(directory.resolve(PREFIX + name)), BUFFER_BYTES));
    }

    /** Appends a row in RowBinary, or the key of a row that is removed. */
    public void write(boolean deleted, byte[] columns) throws IOException {
        out.writeBoolean(deleted);
        out.writeInt(columns.length);
        out.write(columns);
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Takes one row. */
    public interface Reader {
        void row(boolean deleted, byte[] columns);
    }

    /** Reads a file from its beginning. */
    public static void read(Path file, Reader reader) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            while (true) {
                boolean deleted;
                try {
                    deleted = in.readBoolean();
                } catch (EOFException e) {
                    return;
                }
                byte[] columns = new byte[in.readInt()];
                in.readFully(columns);
                reader.row(deleted, columns);
            }
        }
    }
}
