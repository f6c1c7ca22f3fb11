package io.clearshare.stack.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the memos of settled payouts must say, hashed anew from the lines in the books by the definition of RFC 6962. */
final class RecountMemos {
    private static final String SETTLED =
            "SELECT payout_id::text, lines_root IS NULL FROM payout WHERE state = 'SETTLED'";
    private static final String LINES = "SELECT l.payout_id::text, l.earning_id, e.kind, l.amount_micros,"
            + " encode(l.salt, 'hex') FROM payout_line l JOIN payout p USING (payout_id) JOIN earning e USING (earning_id)"
            + " WHERE p.state = 'SETTLED' AND NOT l.released AND l.salt IS NOT NULL";

    private final Connection books;

    RecountMemos(Connection books) {
        this.books = books;
    }

    /** By payout; a payout from before roots were written has its name alone. */
    Map<String, String> ofSettledPayouts() throws SQLException {
        Map<String, Map<String, byte[]>> leaves = leaves();
        Map<String, String> memos = new TreeMap<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(SETTLED)) {
            while (rows.next()) {
                String id = rows.getString(1);
                Map<String, byte[]> lines = leaves.getOrDefault(id, Map.of());
                memos.put(id, "payout:" + id + (rows.getBoolean(2) ? "" : ":" + rootOf(List.copyOf(lines.values()))));
            }
        }
        return memos;
    }

    private Map<String, Map<String, byte[]>> leaves() throws SQLException {
        Map<String, Map<String, byte[]>> leaves = new TreeMap<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(LINES)) {
            while (rows.next()) {
                String id = rows.getString(1);
                String line = rows.getString(2);
                byte[] leaf =
                        leaf("clearshare-line-1", id, line, rows.getString(3), rows.getString(4), rows.getString(5));
                leaves.computeIfAbsent(id, none -> new TreeMap<>()).put(line, leaf);
            }
        }
        return leaves;
    }

    static byte[] leaf(String... fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String rootOf(List<byte[]> leaves) {
        return leaves.isEmpty() ? "no lines" : HexFormat.of().formatHex(root(leaves));
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return sha256(0, leaves.get(0));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
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
