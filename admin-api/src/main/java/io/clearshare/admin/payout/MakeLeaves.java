package io.clearshare.admin.payout;

import io.clearshare.domain.proof.LineLeaf;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the leaves of a new payout's tree, each with a fresh salt; part of the caller's database transaction. */
final class MakeLeaves {

    private static final int SALT_BYTES = 16;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    MakeLeaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The leaves of booked lines.
     *
     * @param kinds of the lines, as {@link #kinds} tells them
     */
    List<LineLeaf> of(UUID payoutId, List<UnpaidLine> lines, Map<String, String> kinds) {
        return lines.stream()
                .map(line -> new LineLeaf(
                        payoutId.toString(), line.earningId(), kind(kinds, line), line.amountMicros(), salt()))
                .toList();
    }

    private static String kind(Map<String, String> kinds, UnpaidLine line) {
        String kind = kinds.get(line.earningId());
        if (kind == null) {
            throw new IllegalStateException("Line " + line.earningId() + " is not booked");
        }
        return kind;
    }

    /** What kind each of the lines is that are booked. */
    Map<String, String> kinds(List<UnpaidLine> lines) {
        Map<String, String> kinds = new HashMap<>();
        jdbc.sql("SELECT earning_id, kind FROM earning WHERE earning_id = ANY (?)")
                .param(lines.stream().map(UnpaidLine::earningId).toArray(String[]::new))
                .query((row, n) -> kinds.put(row.getString(1), row.getString(2)))
                .list();
        return kinds;
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
