package io.clearshare.admin.payout.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Hashes proofs as RFC 6962 defines them, sharing no code with what is tested. */
final class ByDefinition {

    private static final HexFormat HEX = HexFormat.of();

    private ByDefinition() {}

    /** The fields of a leaf. */
    static List<String> fields(String leaf) {
        byte[] bytes = HEX.parseHex(leaf);
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int colon = at;
            while (bytes[colon] != ':') {
                colon++;
            }
            int length = Integer.parseInt(new String(bytes, at, colon - at, StandardCharsets.US_ASCII));
            fields.add(new String(bytes, colon + 1, length, StandardCharsets.UTF_8));
            at = colon + 1 + length + 1;
        }
        return fields;
    }

    static String rootFrom(JsonNode line, int size) {
        return rootFrom(line.path("leaf").asString(), line.path("index").asInt(), size, line.path("path"));
    }

    /** Goes down from the root to the leaf and hashes on the way back, as the definition of the tree says. */
    static String rootFrom(String leaf, int index, int size, JsonNode path) {
        List<byte[]> steps = new ArrayList<>();
        path.forEach(step -> steps.add(HEX.parseHex(step.asString())));
        return HEX.formatHex(up(HEX.parseHex(leaf), index, size, steps));
    }

    private static byte[] up(byte[] leaf, int index, int size, List<byte[]> path) {
        if (size == 1) {
            return sha256(0, leaf);
        }
        int split = Integer.highestOneBit(size - 1);
        byte[] beside = path.get(path.size() - 1);
        List<byte[]> below = path.subList(0, path.size() - 1);
        return index < split
                ? sha256(1, up(leaf, index, split, below), beside)
                : sha256(1, beside, up(leaf, index - split, size - split, below));
    }

    static byte[] rootOf(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return sha256(0, leaves.get(0));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(1, rootOf(leaves.subList(0, split)), rootOf(leaves.subList(split, leaves.size())));
    }

    private static byte[] sha256(int kind, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) kind);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
