package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.payout.PayoutBook.Draft;
import io.clearshare.domain.approval.Band;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Influencers, booked earnings and payouts in a test's database. */
final class PayoutFixtures {

    private final MigratedDatabase database;
    private final Ledger ledger;
    private final PayoutBook book;

    PayoutFixtures(MigratedDatabase database) {
        this.database = database;
        this.ledger = new Ledger(database.jdbc());
        this.book = new PayoutBook(database.client(), ledger, database.transactions(), event -> {});
    }

    PayoutBook book() {
        return book;
    }

    void influencer(String id, String wallet) {
        database.client().sql("""
                        INSERT INTO influencer (influencer_id, handle, email, state, wallet, active_from, created_at)
                        VALUES (?, ?, ?, 'active', ?, now(), now())
                        """).params(id, id, id + "@example.com", wallet).update();
        database.client()
                .sql(
                        "INSERT INTO influencer_code (code_upper, code, influencer_id, created_at) VALUES (?, ?, ?, now())")
                .params(id.toUpperCase(Locale.ROOT), id, id)
                .update();
    }

    void earning(String influencerId, String earningId, long micros) {
        Transaction credit = Transaction.single(
                "earning:" + earningId,
                List.of(new Posting(Account.COMMISSION, -micros), new Posting(Account.payable(influencerId), micros)));
        database.transactions().executeWithoutResult(status -> {
            ledger.write(credit);
            database.client()
                    .sql("""
                            INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                                occurred_at, settles_at, tier, rule_version, transaction_id)
                            VALUES (?, ?, 'C', 'trade:1', 'revenue_share', ?, 'USD', ?, ?, 0, 1, ?)
                            """)
                    .params(
                            earningId,
                            influencerId,
                            micros,
                            Instant.EPOCH.atOffset(ZoneOffset.UTC),
                            Instant.EPOCH.atOffset(ZoneOffset.UTC),
                            credit.id())
                    .update();
        });
    }

    EscrowBook escrow() {
        return new EscrowBook(database.client(), book, ledger, database.transactions());
    }

    /** One that goes through the escrow. */
    UUID escrowed(String influencerId, String wallet, String mint, String multisig, Instant now, UnpaidLine line) {
        return book.create(
                new Draft(
                        influencerId,
                        wallet,
                        mint,
                        line.amountMicros(),
                        null,
                        Band.ESCROW,
                        0,
                        List.of(line),
                        Withhold.Part.NONE,
                        multisig),
                now);
    }

    UUID payout(String influencerId, String wallet, String mint, Band band, Instant now, UnpaidLine... lines) {
        long amount =
                List.of(lines).stream().mapToLong(UnpaidLine::amountMicros).sum();
        return book.create(new Draft(influencerId, wallet, mint, amount, band, 0, List.of(lines)), now);
    }
}
