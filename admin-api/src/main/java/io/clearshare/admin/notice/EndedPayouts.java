package io.clearshare.admin.notice;

import io.clearshare.admin.payout.PayoutState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts as notices tell of them. */
@Repository
class EndedPayouts {

    private final JdbcClient jdbc;

    EndedPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param lamports  what it pays in SOL, or null for USDC
     * @param signature of the transaction that paid, or null
     * @param reason    why it did not pay
     */
    record Ended(
            UUID payoutId,
            PayoutState state,
            long amountMicros,
            @Nullable Long lamports,
            String wallet,
            @Nullable String signature,
            String reason) {}

    Ended find(UUID payoutId) {
        return jdbc.sql("""
                        SELECT p.payout_id, p.state, p.amount_micros, p.lamports, p.wallet, a.signature,
                               coalesce(p.reason, '') AS reason
                        FROM payout p LEFT JOIN payout_attempt a ON a.payout_id = p.payout_id AND a.state = 'LANDED'
                        WHERE p.payout_id = ?
                        """)
                .param(payoutId)
                .query((row, n) -> new Ended(
                        payoutId,
                        PayoutState.valueOf(row.getString("state")),
                        row.getLong("amount_micros"),
                        row.getObject("lamports", Long.class),
                        row.getString("wallet"),
                        row.getString("signature"),
                        row.getString("reason")))
                .single();
    }
}
