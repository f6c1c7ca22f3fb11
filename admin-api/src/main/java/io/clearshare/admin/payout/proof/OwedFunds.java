package io.clearshare.admin.payout.proof;

import io.clearshare.admin.payout.proof.FundsSample.Owed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums up what the books owe influencers, per currency it will be paid in. */
@Component
class OwedFunds {

    /** A balance below zero is carried forward by its influencer; it pays nobody else, so it lessens nothing here. */
    private static final String SQL = """
            WITH open AS (
                SELECT p.paid_in, p.amount_micros, p.lamports, EXISTS (SELECT FROM payout_attempt a
                    WHERE a.payout_id = p.payout_id AND a.state = 'OPEN') AS in_flight
                FROM payout p WHERE p.state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'REVIEW', 'REFUNDING')),
            books AS (
                SELECT coalesce(sum(greatest(balance, 0)) FILTER (WHERE account LIKE '%:payable'), 0) AS payable,
                       coalesce(sum(balance) FILTER (WHERE account LIKE '%:reserved'), 0) AS reserved
                FROM ledger_balance WHERE account LIKE 'influencer:%'),
            payouts AS (
                SELECT coalesce(sum(amount_micros) FILTER (WHERE paid_in = 'SOL'), 0) AS sol_micros,
                       coalesce(sum(amount_micros) FILTER (WHERE paid_in = 'USDC' AND in_flight), 0) AS usdc_in_flight,
                       coalesce(sum(lamports), 0) AS lamports,
                       coalesce(sum(lamports) FILTER (WHERE in_flight), 0) AS lamports_in_flight
                FROM open)
            SELECT payable::bigint, (reserved - sol_micros)::bigint AS reserved, usdc_in_flight::bigint, lamports::bigint,
                   lamports_in_flight::bigint
            FROM books, payouts
            """;

    private final JdbcClient jdbc;

    OwedFunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Both(Owed usdc, Owed sol) {}

    /** As of one moment. */
    Both now() {
        return jdbc.sql(SQL)
                .query((row, n) -> new Both(
                        new Owed(row.getLong("payable"), row.getLong("reserved"), row.getLong("usdc_in_flight")),
                        new Owed(0, row.getLong("lamports"), row.getLong("lamports_in_flight"))))
                .single();
    }
}
