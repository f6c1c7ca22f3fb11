package io.clearshare.stack.clickhouse;

import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Zstandard, where its library is on the class path; without it such bodies are refused by name. */
final class Zstd {

    private Zstd() {}

    static InputStream decompress(InputStream in) throws IOException {
        try {
            return new ZstdInputStream(in);
        } catch (NoClassDefFoundError e) {
            throw missing();
        }
    }

    /** Unpacks one frame from the end of {@code packed} into exactly {@code original}. */
    static void decompress(byte[] packed, int from, byte[] original) {
        try {
            long size = com.github.luben.zstd.Zstd.decompressByteArray(
                    original, 0, original.length, packed, from, packed.length - from);
            if (size != original.length) {
                throw EngineException.of(271, "CANNOT_DECOMPRESS", "Cannot decompress: not a zstd block");
            }
        } catch (ZstdException e) {
            throw EngineException.of(271, "CANNOT_DECOMPRESS", "Cannot decompress: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            throw missing();
        }
    }

    private static EngineException missing() {
        return EngineException.of(
                89, "UNKNOWN_COMPRESSION_METHOD", "Unknown compression method: zstd is not installed");
    }
}
