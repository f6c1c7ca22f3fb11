package io.clearshare.benchmark.contest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The result of the common subset, in the order in which it came about: the last write of a conversion counts. A
 * conversion that nobody brought about has a blank click and code.
 */
public final class CreditFile implements AutoCloseable {

    /** How the names of these files begin. */
    public static final String PREFIX = "credits-";

    private static final int BUFFER_BYTES = 1 << 16;

    private final DataOutputStream out;

    /** Opens a new file in the directory; writers with different names may write at the same time. */
    public CreditFile(Path directory, String name) throws IOException {
        out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(directory.resolve(PREFIX + name)), BUFFER_BYTES));
    }

    /** Says who is credited with a conversion from now on. */
    public void write(String conversionId, String clickId, String code, long creditMicros) throws IOException {
        out.writeUTF(conversionId);
        out.writeUTF(clickId);
        out.writeUTF(code);
        out.writeLong(creditMicros);
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Takes one credit. */
    public interface Reader {
        void credit(String conversionId, String clickId, String code, long creditMicros);
    }

    /** Reads a file from its beginning. */
    public static void read(Path file, Reader reader) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            while (true) {
                String conversionId;
                try {
                    conversionId = in.readUTF();
                } catch (EOFException e) {
                    return;
                }
                reader.credit(conversionId, in.readUTF(), in.readUTF(), in.readLong());
            }
        }
    }
}
