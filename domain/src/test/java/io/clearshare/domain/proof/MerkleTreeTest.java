package io.clearshare.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves and roots that logs of certificates are tested with. */
    @Test
    void rootsAreThoseOfTheKnownVectors() {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        List<String> roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        for (int count = 1; count <= leaves.size(); count++) {
            List<byte[]> bytes =
                    leaves.subList(0, count).stream().map(HEX::parseHex).toList();
            assertThat(HEX.formatHex(new MerkleTree(bytes).root()))
                    .as("%d leaves", count)
                    .isEqualTo(roots.get(count - 1));
        }
    }

    /** The definition of RFC 6962, written down as it stands. */
    @Test
    void rootsAndPathsAreThoseOfTheDefinition() throws Exception {
        Random random = random();
        for (int count = 1; count <= 130; count++) {
            List<byte[]> leaves = leaves(random, count);
            MerkleTree tree = new MerkleTree(leaves);
            assertThat(tree.root()).isEqualTo(rootOf(leaves));
            for (int i = 0; i < count; i++) {
                assertThat(tree.path(i)).as("%d of %d", i, count).containsExactlyElementsOf(pathOf(leaves, i));
                assertThat(MerkleTree.proves(leaves.get(i), i, count, tree.path(i), tree.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void anyFlippedBitAndAnyMovedLeafFails() {
        Random random = random();
        for (int round = 0; round < 60; round++) {
            int count = 1 + random.nextInt(40);
            List<byte[]> leaves = leaves(random, count);
            MerkleTree tree = new MerkleTree(leaves);
            int index = random.nextInt(count);
            byte[] leaf = leaves.get(index);
            List<byte[]> path = tree.path(index);
            flipEachBit(leaf, () -> assertFails(leaf, index, count, path, tree.root()));
            for (byte[] step : path) {
                flipEachBit(step, () -> assertFails(leaf, index, count, path, tree.root()));
            }
            byte[] root = tree.root();
            flipEachBit(root, () -> assertFails(leaf, index, count, path, root));
            for (int other = -1; other <= count; other++) {
                if (other != index) {
                    assertFails(leaf, other, count, path, tree.root());
                }
            }
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(new byte[32]);
            assertFails(leaf, index, count, longer, tree.root());
            if (!path.isEmpty()) {
                assertFails(leaf, index, count, path.subList(1, path.size()), tree.root());
            }
        }
    }

    @Test
    void aNodeCannotStandForALeaf() throws Exception {
        List<byte[]> leaves = leaves(random(), 2);
        byte[] both = new byte[64];
        System.arraycopy(sha256(0, leaves.get(0)), 0, both, 0, 32);
        System.arraycopy(sha256(0, leaves.get(1)), 0, both, 32, 32);
        assertFails(both, 0, 1, List.of(), new MerkleTree(leaves).root());
    }

    @Test
    void thereIsNoTreeWithoutLeavesAndNoPathOfNoLeaf() {
        assertThatThrownBy(() -> new MerkleTree(List.of())).isInstanceOf(IllegalArgumentException.class);
        MerkleTree tree = new MerkleTree(List.of(new byte[1]));
        assertThatThrownBy(() -> tree.path(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.path(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Random random() {
        long seed = Long.getLong("clearshare.proof.seed", System.nanoTime());
        System.out.println("Merkle tree: -Dclearshare.proof.seed=" + seed);
        return new Random(seed);
    }

    private static List<byte[]> leaves(Random random, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add((i + ":" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    private static void flipEachBit(byte[] bytes, Runnable then) {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            then.run();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    private static void assertFails(byte[] leaf, int index, int size, List<byte[]> path, byte[] root) {
        assertThat(MerkleTree.proves(leaf, index, size, path, root)).isFalse();
    }

    private static byte[] rootOf(List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return sha256(0, leaves.get(0));
        }
        int split = split(leaves.size());
        return sha256(1, rootOf(leaves.subList(0, split)), rootOf(leaves.subList(split, leaves.size())));
    }

    private static List<byte[]> pathOf(List<byte[]> leaves, int index) throws Exception {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(index < split ? pathOf(left, index) : pathOf(right, index - split));
        path.add(index < split ? rootOf(right) : rootOf(left));
        return path;
    }

    /** The largest power of two below. */
    private static int split(int count) {
        int split = 1;
        while (split * 2 < count) {
            split *= 2;
        }
        return split;
    }

    private static byte[] sha256(int kind, byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
