package io.clearshare.admin.payout.proof;

import io.clearshare.admin.payout.Explorer;
import io.clearshare.domain.signing.PayoutMemo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds payments that were signed; what was never signed is nobody else's business. */
@Component
class FindPublicPayout {

    private static final Pattern PAYOUT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SIGNATURE = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{64,88}");
    private static final String SQL = """
            SELECT p.payout_id, a.signature, a.state, p.paid_in, p.mint, coalesce(p.lamports, p.amount_micros) AS units,
                   p.wallet, p.lines_root, a.signed_at, a.block_time, a.slot
            FROM payout_attempt a JOIN payout p USING (payout_id) WHERE
            """;

    private final JdbcClient jdbc;
    private final Explorer explorer;

    FindPublicPayout(JdbcClient jdbc, Explorer explorer) {
        this.jdbc = jdbc;
        this.explorer = explorer;
    }

    /** The payment by a payout's id, of which the last transaction counts, or by a transaction's signature. */
    Optional<PublicPayout> by(String idOrSignature) {
        if (PAYOUT_ID.matcher(idOrSignature).matches()) {
            return jdbc.sql(SQL + " a.payout_id = ? ORDER BY a.no DESC LIMIT 1")
                    .param(UUID.fromString(idOrSignature))
                    .query(this::payment)
                    .optional();
        }
        return isSignature(idOrSignature)
                ? jdbc.sql(SQL + " a.signature = ?")
                        .param(idOrSignature)
                        .query(this::payment)
                        .optional()
                : Optional.empty();
    }

    /** Whether a transaction is one of ours. */
    boolean signed(String signature) {
        return isSignature(signature)
                && jdbc.sql("SELECT EXISTS (SELECT FROM payout_attempt WHERE signature = ?)")
                        .param(signature)
                        .query(Boolean.class)
                        .single();
    }

    private static boolean isSignature(String text) {
        return SIGNATURE.matcher(text).matches();
    }

    private PublicPayout payment(ResultSet row, int number) throws SQLException {
        UUID payoutId = row.getObject("payout_id", UUID.class);
        String root = row.getString("lines_root");
        String signature = row.getString("signature");
        return new PublicPayout(
                payoutId,
                signature,
                row.getString("state").toLowerCase(Locale.ROOT),
                row.getString("paid_in"),
                row.getString("mint"),
                row.getLong("units"),
                row.getString("wallet"),
                new PayoutMemo(payoutId.toString(), Objects.requireNonNullElse(root, "")).text(),
                root,
                Objects.requireNonNull(instant(row, "signed_at")),
                instant(row, "block_time"),
                row.getObject("slot", Long.class),
                explorer.url(signature));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
