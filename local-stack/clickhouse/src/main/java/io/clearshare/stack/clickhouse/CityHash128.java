package io.clearshare.stack.clickhouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * CityHash128 in the version 1.0.2 that ClickHouse uses as the checksum of its compressed blocks. Later versions of
 * CityHash give other values.
 */
final class CityHash128 {

    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final long MULTIPLIER = 0x9ddfea08eb382d69L;

    private final ByteBuffer data;

    private CityHash128(byte[] bytes, int from, int length) {
        this.data = ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Two halves of a hash or of its running state. */
    record Pair(long low, long high) {}

    static Pair of(byte[] bytes, int from, int length) {
        CityHash128 hash = new CityHash128(bytes, from, length);
        if (length >= 16) {
            return hash.seeded(16, length - 16, hash.long64(0) ^ K3, hash.long64(8));
        }
        if (length >= 8) {
            return hash.seeded(0, 0, hash.long64(0) ^ (length * K0), hash.long64(length - 8) ^ K1);
        }
        return hash.seeded(0, length, K0, K1);
    }

    private Pair seeded(int from, int length, long seedLow, long seedHigh) {
        return length < 128 ? murmur(from, length, seedLow, seedHigh) : blocks(from, length, seedLow, seedHigh);
    }

    private Pair murmur(int from, int length, long seedLow, long seedHigh) {
        long a = seedLow;
        long b = seedHigh;
        long c;
        long d;
        if (length <= 16) {
            a = shiftMix(a * K1) * K1;
            c = b * K1 + short16(from, length);
            d = shiftMix(a + (length >= 8 ? long64(from) : c));
        } else {
            c = mix(long64(from + length - 8) + K1, a);
            d = mix(b + length, c + long64(from + length - 16));
            a += d;
            int at = from;
            for (int left = length - 16; left > 0; left -= 16) {
                a = (a ^ shiftMix(long64(at) * K1) * K1) * K1;
                b ^= a;
                c = (c ^ shiftMix(long64(at + 8) * K1) * K1) * K1;
                d ^= c;
                at += 16;
            }
        }
        a = mix(a, c);
        b = mix(d, b);
        return new Pair(a ^ b, mix(b, a));
    }

    private Pair blocks(int from, int length, long seedLow, long seedHigh) {
        long x = seedLow;
        long y = seedHigh;
        long z = length * K1;
        long vLow = Long.rotateRight(y ^ K1, 49) * K1 + long64(from);
        Pair v = new Pair(vLow, Long.rotateRight(vLow, 42) * K1 + long64(from + 8));
        Pair w = new Pair(Long.rotateRight(y + z, 35) * K1 + x, Long.rotateRight(x + long64(from + 88), 53) * K1);
        int at = from;
        int left = length;
        while (left >= 128) {
            for (int half = 0; half < 2; half++) {
                x = Long.rotateRight(x + y + v.low + long64(at + 16), 37) * K1 ^ w.high;
                y = Long.rotateRight(y + v.high + long64(at + 48), 42) * K1 ^ v.low;
                z = Long.rotateRight(z ^ w.low, 33);
                Pair next = weak(at, v.high * K1, x + w.low);
                w = weak(at + 32, z + w.high, y);
                v = next;
                long swap = z;
                z = x;
                x = swap;
                at += 64;
            }
            left -= 128;
        }
        return tail(at, left, x, y, z, v, w);
    }

    private Pair tail(int at, int left, long xIn, long yIn, long z, Pair vIn, Pair wIn) {
        Pair v = vIn;
        long wLow = wIn.low;
        long y = yIn + Long.rotateRight(wLow, 37) * K0 + z;
        long x = xIn + Long.rotateRight(v.low + z, 49) * K0;
        for (int done = 32; done < left + 32; done += 32) {
            y = Long.rotateRight(y - x, 42) * K0 + v.high;
            wLow += long64(at + left - done + 16);
            x = Long.rotateRight(x, 49) * K0 + wLow;
            wLow += v.low;
            v = weak(at + left - done, v.low, v.high);
        }
        x = mix(x, v.low);
        y = mix(y, wLow);
        return new Pair(mix(x + v.high, wIn.high) + y, mix(x + wIn.high, y + v.high));
    }

    private Pair weak(int at, long aSeed, long bSeed) {
        long first = aSeed + long64(at);
        long sum = first + long64(at + 8) + long64(at + 16);
        long b = Long.rotateRight(bSeed + first + long64(at + 24), 21) + Long.rotateRight(sum, 44);
        return new Pair(sum + long64(at + 24), b + first);
    }

    private long short16(int from, int length) {
        if (length > 8) {
            long last = long64(from + length - 8);
            return mix(long64(from), Long.rotateRight(last + length, length)) ^ last;
        }
        if (length >= 4) {
            return mix(length + (int32(from) << 3), int32(from + length - 4));
        }
        if (length > 0) {
            int y = byte8(from) + (byte8(from + (length >>> 1)) << 8);
            int z = length + (byte8(from + length - 1) << 2);
            return shiftMix(y * K2 ^ z * K3) * K2;
        }
        return K2;
    }

    private long long64(int at) {
        return data.getLong(at);
    }

    private long int32(int at) {
        return Integer.toUnsignedLong(data.getInt(at));
    }

    private int byte8(int at) {
        return Byte.toUnsignedInt(data.get(at));
    }

    private static long shiftMix(long value) {
        return value ^ (value >>> 47);
    }

    private static long mix(long u, long v) {
        long a = shiftMix((u ^ v) * MULTIPLIER);
        return shiftMix((v ^ a) * MULTIPLIER) * MULTIPLIER;
    }
}
