package io.clearshare.domain.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hash tree of RFC 6962 §2.1 over SHA-256: leaves and nodes are hashed under different first bytes, so that neither can
 * stand for the other.
 *
 * <p>Built level by level: a node without a neighbour goes up as it is. That is the RFC's split at the largest power of two
 * below the number of leaves.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<List<byte[]>> levels = new ArrayList<>();

    /** @param leaves the bytes of the leaves, in order; at least one */
    public MerkleTree(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree without leaves");
        }
        List<byte[]> level = leaves.stream().map(MerkleTree::leafHash).toList();
        levels.add(level);
        while (level.size() > 1) {
            level = above(level);
            levels.add(level);
        }
    }

    /** How many leaves there are. */
    public int size() {
        return levels.get(0).size();
    }

    /** What the tree is known by: 32 bytes. */
    public byte[] root() {
        return levels.get(levels.size() - 1).get(0).clone();
    }

    /** The hashes that lead from a leaf to the root, the lowest first. */
    public List<byte[]> path(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("No leaf " + index + " of " + size());
        }
        List<byte[]> path = new ArrayList<>();
        int at = index;
        for (List<byte[]> level : levels) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour).clone());
            }
            at >>= 1;
        }
        return path;
    }

    /** Whether the leaf stands at this place of a tree of so many leaves with this root (RFC 9162 §2.1.3.2). */
    public static boolean proves(byte[] leaf, int index, int size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        int at = index;
        int last = size - 1;
        byte[] hash = leafHash(leaf);
        for (byte[] neighbour : path) {
            if (last == 0) {
                return false;
            }
            boolean left = (at & 1) == 1 || at == last;
            hash = left ? nodeHash(neighbour, hash) : nodeHash(hash, neighbour);
            // The last node of a level may have come up without a neighbour.
            while (left && (at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? nodeHash(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] leafHash(byte[] leaf) {
        return hash(LEAF, leaf);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        return hash(NODE, left, right);
    }

    private static byte[] hash(byte kind, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
