package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressedBlocksTest {

    @Test
    void whatIsCompressedComesBack() throws IOException {
        for (int length : new int[] {0, 1, 255, 256 << 10, (256 << 10) + 1, 1_000_003}) {
            byte[] original = bytes(length);
            assertThat(decompress(compress(original))).as("length %d", length).isEqualTo(original);
        }
    }

    @Test
    void aDamagedBlockIsRefused() throws IOException {
        byte[] compressed = compress(bytes(1000));
        compressed[compressed.length / 2] ^= 1;
        assertThatThrownBy(() -> decompress(compressed))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(40));
    }

    @Test
    void aTruncatedBlockIsRefused() throws IOException {
        byte[] compressed = compress(bytes(1000));
        for (int length : new int[] {1, 15, 16, 24, 25, compressed.length - 1}) {
            assertThatThrownBy(() -> decompress(Arrays.copyOf(compressed, length)))
                    .as("length %d", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aBlockOfImpossibleSizeIsRefused() {
        byte[] header = new byte[25];
        Arrays.fill(header, (byte) 0x7f);
        assertThatThrownBy(() -> decompress(header))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(271));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Arrays.fill(bytes, length / 2, length, (byte) 'x');
        return bytes;
    }

    private static byte[] compress(byte[] original) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = CompressedBlocks.compress(compressed)) {
            out.write(original);
        }
        return compressed.toByteArray();
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        return CompressedBlocks.decompress(new ByteArrayInputStream(compressed)).readAllBytes();
    }
}
