package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;
import static io.clearshare.admin.payout.PayoutRows.requiredInstant;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.payout.PaymentHistory.PaidOnChain;
import io.clearshare.admin.payout.PaymentHistory.Payer;
import io.clearshare.domain.money.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Payments that the chain has and the books did not; see {@link CatchUpWithChain}. */
@Repository
class FoundPayments {

    /** Who books what needs nobody's decision. */
    static final String SYSTEM = "system";

    private static final String SELECT = """
            SELECT signature, payout_id, paid_to, paid_in, units, fee_lamports, rent_lamports, paid_at, influencer_id,
                   amount_micros, earning_id IS NOT NULL AS booked
            FROM found_payment
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    FoundPayments(JdbcClient jdbc, Ledger ledger, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * One of them.
     *
     * @param paidTo       wallet (SOL) or token account (USDC)
     * @param units        lamports or micro-units
     * @param influencerId whom it paid, as far as it is known
     * @param amountMicros what it paid of what was owed, as far as it is known
     */
    record Found(
            String signature,
            UUID payoutId,
            String paidTo,
            Currency paidIn,
            long units,
            Instant paidAt,
            @Nullable String influencerId,
            @Nullable Long amountMicros,
            boolean booked) {}

    /**
     * Remembers the keys and tells all that ever paid, so that one that was replaced is still looked after.
     *
     * @param named by the settings of now
     */
    List<Payer> payers(List<Payer> named, Instant now) {
        for (Payer payer : named) {
            jdbc.sql("""
                            INSERT INTO payout_signer (address, owner, known_since, read_up_to)
                            VALUES (?, ?, ?, coalesce((SELECT signature FROM chain_reading), '')) ON CONFLICT DO NOTHING
                            """).params(payer.address(), payer.owner(), at(now)).update();
        }
        return jdbc.sql("SELECT address, owner FROM payout_signer ORDER BY known_since DESC, address, owner")
                .query((row, n) -> new Payer(row.getString(1), row.getString(2)))
                .list();
    }

    /** How far the payments of a key have been read; {@code ""} before the first time. */
    String readUpTo(Payer payer) {
        return jdbc.sql("SELECT read_up_to FROM payout_signer WHERE address = ? AND owner = ?")
                .params(payer.address(), payer.owner())
                .query(String.class)
                .single();
    }

    void readUpTo(Payer payer, String signature, Instant now) {
        jdbc.sql("UPDATE payout_signer SET read_up_to = ?, read_at = ? WHERE address = ? AND owner = ?")
                .params(signature, at(now), payer.address(), payer.owner())
                .update();
    }

    /** Those that the books have signed, or have found before. */
    Set<String> known(Set<String> signatures) {
        String[] asked = signatures.toArray(String[]::new);
        return jdbc.sql("""
                        SELECT signature FROM payout_attempt WHERE signature = ANY (?)
                        UNION SELECT signature FROM escrow_attempt WHERE signature = ANY (?)
                        UNION SELECT signature FROM found_payment WHERE signature = ANY (?)
                        """).params(asked, asked, asked).query(String.class).set();
    }

    /** Every address that anybody was or is paid at, with whose it is. */
    List<Owned> addresses() {
        return jdbc.sql("""
                        SELECT influencer_id, wallet FROM influencer WHERE wallet <> ''
                        UNION SELECT influencer_id, wallet FROM payout
                        """)
                .query((row, n) -> new Owned(row.getString(1), row.getString(2)))
                .list();
    }

    /** A wallet and whose it is. */
    record Owned(String influencerId, String wallet) {}

    /**
     * The payout that was waiting to be paid gets the attempt that has paid it, and is then proven like any other.
     *
     * @return false when the payout is not waiting
     */
    boolean adopt(PaidOnChain paid, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean waits = jdbc.sql("SELECT state FROM payout WHERE payout_id = ? FOR UPDATE")
                    .param(paid.payoutId())
                    .query(String.class)
                    .optional()
                    .filter(PayoutState.CREATED.name()::equals)
                    .isPresent();
            if (!waits || !vaultHoldsIt(paid)) {
                return false;
            }
            jdbc.sql("""
                            INSERT INTO payout_attempt (payout_id, no, signature, wire, blockhash, last_valid_block_height,
                                context_slot, nonce_account, signed_at)
                            SELECT ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM payout_attempt WHERE payout_id = ?
                            """)
                    .params(
                            paid.payoutId(),
                            paid.signature(),
                            paid.wire(),
                            paid.blockhash(),
                            Long.MAX_VALUE,
                            paid.slot(),
                            paid.nonceAccount(),
                            at(now),
                            paid.payoutId())
                    .update();
            jdbc.sql("""
                            UPDATE payout SET state = 'SIGNED', changed_at = ?, next_at = ?, lease = NULL, leased_until = NULL
                            WHERE payout_id = ?
                            """).params(at(now), at(now), paid.payoutId()).update();
            jdbc.sql("INSERT INTO payout_event (payout_id, at, state, actor, note) VALUES (?, ?, 'SIGNED', ?, ?)")
                    .params(paid.payoutId(), at(now), SYSTEM, "found on the chain: " + paid.signature())
                    .update();
            return true;
        }));
    }

    /** Whether it was paid from where the books say; with a release comes the nonce that its payout had. */
    private boolean vaultHoldsIt(PaidOnChain paid) {
        boolean direct = jdbc.sql("SELECT 1 FROM payout_escrow WHERE payout_id = ?")
                .param(paid.payoutId())
                .query()
                .listOfRows()
                .isEmpty();
        if (direct || paid.escrow() == null) {
            return direct && paid.escrow() == null;
        }
        return jdbc.sql("""
                        UPDATE payout_escrow SET nonce_account = ? WHERE payout_id = ? AND state = 'FUNDED'
                            AND coalesce(nonce_account, ?) = ?
                        """)
                        .params(paid.nonceAccount(), paid.payoutId(), paid.nonceAccount(), paid.nonceAccount())
                        .update()
                == 1;
    }

    /** Keeps it for finance, or for {@link #book} when whose and how much is known. */
    void keep(PaidOnChain paid, @Nullable String influencerId, @Nullable Long amountMicros, Instant now) {
        jdbc.sql("""
                        INSERT INTO found_payment (signature, payout_id, paid_to, paid_in, units, fee_lamports, rent_lamports,
                            slot, paid_at, found_at, influencer_id, amount_micros)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(
                        paid.signature(),
                        paid.payoutId(),
                        paid.paidTo(),
                        paid.currency().name(),
                        paid.units(),
                        paid.feeLamports(),
                        paid.rentLamports(),
                        paid.slot(),
                        at(paid.paidAt()),
                        at(now))
                .param(influencerId)
                .param(amountMicros)
                .update();
    }

    /** The newest first; those that are not booked before the others. */
    List<Found> list(int limit) {
        return jdbc.sql(SELECT + "ORDER BY earning_id IS NULL DESC, paid_at DESC LIMIT ?")
                .param(limit)
                .query(FoundPayments::found)
                .list();
    }

    Optional<Found> find(String signature) {
        return jdbc.sql(SELECT + "WHERE signature = ?")
                .param(signature)
                .query(FoundPayments::found)
                .optional();
    }

    /** Whom of these one that is not booked may have paid. */
    Set<String> mayHavePaid(Collection<String> influencerIds) {
        return jdbc.sql("""
                        SELECT id FROM unnest(?::text[]) AS asked (id) WHERE EXISTS (SELECT FROM found_payment
                            WHERE earning_id IS NULL AND (influencer_id = id OR influencer_id IS NULL))
                        """)
                .param(influencerIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /**
     * Books it: what is owed to the influencer falls by the amount, by a negative line that the next payouts take along.
     *
     * @return false when it is booked already
     */
    boolean book(Found found, String influencerId, long amountMicros, String by, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            String earningId = "found/" + found.signature();
            boolean sol = found.paidIn() == Currency.SOL;
            Transaction moved = Transaction.single(
                    "earning:" + earningId,
                    Transaction.move(
                            Account.payable(influencerId),
                            sol ? Account.EXCHANGE_USD : Account.TREASURY_USDC,
                            amountMicros));
            if (jdbc.sql("SELECT 1 FROM found_payment WHERE signature = ? AND earning_id IS NULL FOR UPDATE")
                    .param(found.signature())
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                return false;
            }
            ledger.write(moved);
            insertLine(earningId, influencerId, found, amountMicros, moved.id(), now);
            jdbc.sql("""
                            UPDATE found_payment SET influencer_id = ?, amount_micros = ?, earning_id = ?, booked_by = ?,
                                booked_at = ? WHERE signature = ?
                            """)
                    .params(influencerId, amountMicros, earningId, by, at(now), found.signature())
                    .update();
            bookLamports(found, sol);
            return true;
        }));
    }

    private void insertLine(
            String earningId, String influencerId, Found found, long amountMicros, UUID transaction, Instant now) {
        jdbc.sql("""
                        INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                            occurred_at, settles_at, tier, rule_version, transaction_id, concerns, note)
                        VALUES (?, ?, '', ?, 'found_payment', ?, 'USD', ?, ?, 0, 0, ?, ?, ?)
                        """)
                .params(
                        earningId,
                        influencerId,
                        "payout:" + found.payoutId(),
                        Math.negateExact(amountMicros),
                        at(found.paidAt()),
                        at(now),
                        transaction,
                        found.payoutId().toString(),
                        "paid before the books were restored")
                .update();
    }

    private void bookLamports(Found found, boolean sol) {
        List<Posting> postings = new ArrayList<>();
        if (sol) {
            postings.addAll(Transaction.move(Account.EXCHANGE_SOL, Account.TREASURY_SOL, found.units()));
        }
        costs(found.signature()).forEach((account, lamports) -> {
            if (lamports > 0) {
                postings.addAll(Transaction.move(account, Account.TREASURY_SOL, lamports));
            }
        });
        if (!postings.isEmpty()) {
            ledger.write(Transaction.single("cost:" + found.signature(), postings));
        }
    }

    private Map<Account, Long> costs(String signature) {
        return jdbc.sql("SELECT fee_lamports, rent_lamports FROM found_payment WHERE signature = ?")
                .param(signature)
                .query((row, n) -> Map.of(Account.FEES_SOL, row.getLong(1), Account.RENT_SOL, row.getLong(2)))
                .single();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getString("signature"),
                row.getObject("payout_id", UUID.class),
                row.getString("paid_to"),
                Currency.valueOf(row.getString("paid_in")),
                row.getLong("units"),
                requiredInstant(row, "paid_at"),
                row.getString("influencer_id"),
                row.getObject("amount_micros", Long.class),
                row.getBoolean("booked"));
    }
}
