package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.approval.Band;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the payout tables. */
final class PayoutRows {

    static final String PAYOUT = """
            SELECT p.payout_id, p.influencer_id, p.wallet, p.mint, p.amount_micros, p.currency, p.band, p.state,
                   p.content_hash, p.reserve_id, p.created_at, p.changed_at, p.reason, p.approved_by, p.approved_at,
                   p.refused_by, p.lines_root, p.lamports, p.sol_usd_micros, p.rate_source, p.rate_at,
                   p.resumed_at
            FROM payout p
            """;

    private PayoutRows() {}

    static Payout payout(ResultSet row, int number) throws SQLException {
        return new Payout(
                row.getObject("payout_id", UUID.class),
                row.getString("influencer_id"),
                row.getString("wallet"),
                row.getString("mint"),
                row.getLong("amount_micros"),
                row.getString("currency"),
                Band.valueOf(row.getString("band")),
                PayoutState.valueOf(row.getString("state")),
                row.getString("content_hash"),
                row.getObject("reserve_id", UUID.class),
                requiredInstant(row, "created_at"),
                requiredInstant(row, "changed_at"),
                row.getString("reason"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getString("refused_by"),
                Objects.requireNonNullElse(row.getString("lines_root"), ""),
                sol(row),
                instant(row, "resumed_at"));
    }

    private static @Nullable SolTerms sol(ResultSet row) throws SQLException {
        Long lamports = row.getObject("lamports", Long.class);
        return lamports == null
                ? null
                : new SolTerms(
                        lamports,
                        row.getLong("sol_usd_micros"),
                        row.getString("rate_source"),
                        requiredInstant(row, "rate_at"));
    }

    static PayoutLine line(ResultSet row, int number) throws SQLException {
        return new PayoutLine(
                row.getObject("payout_line_id", UUID.class),
                row.getObject("payout_id", UUID.class),
                row.getString("earning_id"),
                row.getLong("amount_micros"),
                row.getString("kind"),
                row.getString("conversion_id"));
    }

    static Attempt attempt(ResultSet row, int number) throws SQLException {
        SignedPayment payment = new SignedPayment(
                row.getString("signature"),
                row.getBytes("wire"),
                row.getString("blockhash"),
                row.getLong("last_valid_block_height"),
                row.getLong("context_slot"),
                row.getString("nonce_account"));
        return new Attempt(
                row.getInt("no"),
                payment,
                Attempt.State.valueOf(row.getString("state")),
                requiredInstant(row, "signed_at"),
                row.getInt("sends"),
                instant(row, "sent_last"),
                instant(row, "closed_at"),
                row.getString("proof"),
                row.getObject("slot", Long.class),
                instant(row, "block_time"),
                row.getObject("fee_lamports", Long.class),
                row.getObject("rent_lamports", Long.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
