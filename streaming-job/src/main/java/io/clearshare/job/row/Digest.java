package io.clearshare.job.row;

/** A 64-bit digest of values in order, to tell whether a row would differ from the one that stands. */
public final class Digest {

    private static final long PRIME = 0x100000001b3L;

    private long hash = 0xcbf29ce484222325L;

    public Digest add(long value) {
        hash = (hash ^ value) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 32;
        return this;
    }

    public Digest add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return add(text.length());
    }

    public long value() {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }
}
