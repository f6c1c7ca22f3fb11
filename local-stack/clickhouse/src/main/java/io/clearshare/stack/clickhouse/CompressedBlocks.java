package io.clearshare.stack.clickhouse;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/**
 * ClickHouse's own compression: blocks of {@code checksum (16) | method (1) | size with this header (4) | original size
 * (4) | data}, numbers little-endian, checksum over everything after it.
 */
final class CompressedBlocks {

    private static final int CHECKSUM_BYTES = 16;
    private static final int HEADER_BYTES = 9;
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int BLOCK_BYTES_MAX = 64 << 20;
    private static final byte LZ4 = (byte) 0x82;
    private static final byte ZSTD = (byte) 0x90;
    private static final byte STORED = 0x02;

    private CompressedBlocks() {}

    /** Reads blocks from {@code in}; a damaged one ends the stream with an {@link EngineException}. */
    static InputStream decompress(InputStream in) {
        return new Reader(in);
    }

    /** Writes blocks to {@code out}; the last one when it is closed. */
    static OutputStream compress(OutputStream out) {
        return new Writer(out);
    }

    private static final class Reader extends InputStream {

        private final InputStream in;
        private byte[] block = new byte[0];
        private int at;

        Reader(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return available() > 0 || advance() ? block[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (available() == 0 && !advance()) {
                return -1;
            }
            int count = Math.min(length, available());
            System.arraycopy(block, at, target, from, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return block.length - at;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        /** Moves to the next block that holds something; false at the end. */
        private boolean advance() throws IOException {
            do {
                byte[] checksum = in.readNBytes(CHECKSUM_BYTES);
                if (checksum.length == 0) {
                    return false;
                }
                block = readBlock(checksum);
                at = 0;
            } while (block.length == 0);
            return true;
        }

        private byte[] readBlock(byte[] checksum) throws IOException {
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (checksum.length < CHECKSUM_BYTES || header.length < HEADER_BYTES) {
                throw new EOFException("a compressed block ends in its header");
            }
            ByteBuffer sizes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            int size = sizes.getInt(1);
            int originalSize = sizes.getInt(5);
            if (size < HEADER_BYTES || size > BLOCK_BYTES_MAX || originalSize < 0 || originalSize > BLOCK_BYTES_MAX) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "Cannot decompress: a block of impossible size");
            }
            byte[] whole = new byte[size];
            System.arraycopy(header, 0, whole, 0, HEADER_BYTES);
            if (in.readNBytes(whole, HEADER_BYTES, size - HEADER_BYTES) < size - HEADER_BYTES) {
                throw new EOFException("a compressed block ends early");
            }
            requireChecksum(ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN), whole);
            return unpack(whole, originalSize);
        }

        private static void requireChecksum(ByteBuffer expected, byte[] whole) {
            CityHash128.Pair actual = CityHash128.of(whole, 0, whole.length);
            if (actual.low() != expected.getLong(0) || actual.high() != expected.getLong(8)) {
                throw EngineException.of(40, "CHECKSUM_DOESNT_MATCH", "Checksum doesn't match: corrupted data");
            }
        }

        private static byte[] unpack(byte[] whole, int originalSize) {
            byte[] original = new byte[originalSize];
            try {
                if (whole[0] == LZ4) {
                    LZ4Factory.fastestJavaInstance()
                            .safeDecompressor()
                            .decompress(whole, HEADER_BYTES, whole.length - HEADER_BYTES, original, 0, originalSize);
                } else if (whole[0] == ZSTD) {
                    Zstd.decompress(whole, HEADER_BYTES, original);
                } else if (whole[0] == STORED && whole.length - HEADER_BYTES == originalSize) {
                    System.arraycopy(whole, HEADER_BYTES, original, 0, originalSize);
                } else {
                    throw EngineException.of(89, "UNKNOWN_COMPRESSION_METHOD", "Unknown compression method");
                }
            } catch (LZ4Exception e) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "Cannot decompress: " + e.getMessage());
            }
            return original;
        }
    }

    private static final class Writer extends FilterOutputStream {

        private final LZ4Compressor compressor =
                LZ4Factory.fastestJavaInstance().fastCompressor();
        private final byte[] pending = new byte[BLOCK_BYTES];
        private int count;

        Writer(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, source.length);
            for (int done = 0; done < length; ) {
                int taken = Math.min(length - done, pending.length - count);
                System.arraycopy(source, from + done, pending, count, taken);
                count += taken;
                done += taken;
                if (count == pending.length) {
                    writeBlock();
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (count > 0) {
                writeBlock();
            }
            super.close();
        }

        private void writeBlock() throws IOException {
            int start = CHECKSUM_BYTES + HEADER_BYTES;
            byte[] framed = new byte[start + compressor.maxCompressedLength(count)];
            int size = HEADER_BYTES + compressor.compress(pending, 0, count, framed, start);
            ByteBuffer frame = ByteBuffer.wrap(framed).order(ByteOrder.LITTLE_ENDIAN);
            frame.put(CHECKSUM_BYTES, LZ4);
            frame.putInt(CHECKSUM_BYTES + 1, size);
            frame.putInt(CHECKSUM_BYTES + 5, count);
            CityHash128.Pair checksum = CityHash128.of(framed, CHECKSUM_BYTES, size);
            frame.putLong(0, checksum.low());
            frame.putLong(8, checksum.high());
            out.write(framed, 0, CHECKSUM_BYTES + size);
            count = 0;
        }
    }
}
