package io.clearshare.stack.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in place of ids, which sort as the ids do and tell nothing else about them.
 *
 * <p>A pseudonym is the id's rank among all ids of its kind, by unsigned UTF-8 bytes as ties are broken, and the beginning of a
 * keyed hash, by which the same id is known again in another export with the same key. First every id is collected, then named.
 */
final class Pseudonyms {
    private static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    private static final int HASH_BYTES = 6;

    /** What an id names; ids of different kinds never compare. */
    enum Kind {
        EVENT,
        CLICK,
        VISITOR,
        USER,
        TRADE,
        INFLUENCER,
        CODE,
        CASE
    }

    private final Map<Kind, Set<String>> collected = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, String>> names = new EnumMap<>(Kind.class);
    private final byte[] key;
    private boolean sealed;

    Pseudonyms(byte[] key) {
        this.key = key.clone();
        for (Kind kind : Kind.values()) {
            collected.put(kind, new HashSet<>());
            names.put(kind, new HashMap<>());
        }
    }

    /**
     * The id's pseudonym, or nothing of value while ids are collected. The empty id stays empty.
     *
     * @throws IllegalStateException for an id that was not collected, because facts arrived in between
     */
    String of(Kind kind, String id) {
        if (id.isEmpty()) {
            return "";
        }
        if (!sealed) {
            collected.getOrDefault(kind, Set.of()).add(id);
            return "";
        }
        String name = names.getOrDefault(kind, Map.of()).get(id);
        if (name == null) {
            throw new IllegalStateException("New facts arrived while the facts were read: export again");
        }
        return name;
    }

    boolean knows(Kind kind, String id) {
        return names.getOrDefault(kind, Map.of()).containsKey(id);
    }

    /** Gives every collected id its name. */
    void seal() {
        collected.forEach((kind, ids) -> {
            List<String> sorted = new ArrayList<>(ids);
            sorted.sort(BYTES);
            Map<String, String> named = names.getOrDefault(kind, new HashMap<>());
            for (int rank = 0; rank < sorted.size(); rank++) {
                named.put(sorted.get(rank), name(kind, rank, sorted.get(rank)));
            }
        });
        collected.clear();
        sealed = true;
    }

    /** In capitals, so that codes stay as they are where case does not matter. */
    private String name(Kind kind, int rank, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal((kind + "\n" + id).getBytes(StandardCharsets.UTF_8));
            String tail = HexFormat.of().withUpperCase().formatHex(hash, 0, HASH_BYTES);
            return "%s%09d-%s".formatted(kind.name().substring(0, 2), rank, tail);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
