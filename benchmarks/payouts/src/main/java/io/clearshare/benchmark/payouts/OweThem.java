package io.clearshare.benchmark.payouts;

import io.clearshare.benchmark.payouts.Payees.Payee;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes everybody payable at one instant, the commit: active influencers with a wallet, a verified identity and a tax form,
 * whose balance is two confirmed bonuses each.
 *
 * <p>Bonuses, because they are the lines that are compared with no stream.
 */
final class OweThem {

    private static final String LINES = """
            CREATE TEMPORARY TABLE line ON COMMIT DROP AS
            SELECT id, gen_random_uuid() AS bonus_id, gen_random_uuid() AS transaction_id,
                   CASE half WHEN 0 THEN micros / 2 ELSE micros - micros / 2 END AS micros
            FROM payee CROSS JOIN generate_series(0, 1) AS half
            """;
    private static final List<String> PEOPLE = List.of("""
            INSERT INTO influencer (influencer_id, handle, email, state, wallet, active_from, created_at)
            SELECT id, id, id || '@example.com', 'active', wallet, now() - INTERVAL '90 days', now() - INTERVAL '90 days'
            FROM payee
            """, """
            INSERT INTO influencer_code (code_upper, code, influencer_id, created_at) SELECT upper(id), id, id, now() FROM payee
            """, """
            INSERT INTO kyc_check (check_id, influencer_id, provider, state, started_at, changed_at, looked_at)
            SELECT gen_random_uuid(), id, 'manual', 'verified', now(), now(), now() FROM payee
            """, """
            INSERT INTO tax_form (form_id, influencer_id, version, kind, name, classification, country, street, city,
                services_in, valid_through, signed_name, statement_version, signed_at, ip_hash, user_agent)
            SELECT gen_random_uuid(), id, 1, 'W-8BEN', 'Somebody', 'INDIVIDUAL', 'DE', 'Strasse 1', 'Berlin', 'FOREIGN',
                current_date + 700, 'Somebody', '1', now(), repeat('0', 64), 'none' FROM payee
            """);
    private static final List<String> MONEY = List.of("""
            INSERT INTO ledger_account SELECT 'programme:commission', 'USD'
                UNION ALL SELECT 'influencer:' || id || ':payable', 'USD' FROM payee ON CONFLICT DO NOTHING
            """, """
            WITH made AS (
                INSERT INTO ledger_transaction (transaction_id, reference, kind, asset)
                SELECT transaction_id, 'earning:bonus/' || bonus_id, 'single', 'USD' FROM line)
            INSERT INTO ledger_posting (transaction_id, no, account, asset, amount)
            SELECT transaction_id, 0, 'programme:commission', 'USD', -micros FROM line
                UNION ALL SELECT transaction_id, 1, 'influencer:' || id || ':payable', 'USD', micros FROM line
            """, """
            INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency, occurred_at,
                settles_at, tier, rule_version, transaction_id)
            SELECT 'bonus/' || bonus_id, id, id, '', 'bonus', micros, 'USD', now(), now(), 0, 0, transaction_id FROM line
            """, """
            INSERT INTO bonus (bonus_id, influencer_id, amount_micros, month, reason, state, proposed_by, proposed_role,
                proposed_at, decided_by, decided_role, decided_at, earning_id)
            SELECT bonus_id, id, micros, to_char(now(), 'YYYY-MM'), 'owed', 'confirmed', 'staff:one', 'ADMIN', now(),
                'staff:two', 'FINANCE', now(), 'bonus/' || bonus_id FROM line
            """);

    private final Database database;

    OweThem(Database database) {
        this.database = database;
    }

    void to(Payees payees) {
        JdbcTemplate jdbc = database.asOwner();
        new TransactionTemplate(new JdbcTransactionManager(database.owner())).executeWithoutResult(status -> {
            jdbc.execute("CREATE TEMPORARY TABLE payee (id TEXT, wallet TEXT, micros BIGINT) ON COMMIT DROP");
            jdbc.update(
                    "INSERT INTO payee SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])",
                    payees.all().stream().map(Payee::id).toArray(String[]::new),
                    payees.all().stream().map(Payee::wallet).toArray(String[]::new),
                    payees.all().stream()
                            .map(payee -> Long.toString(payee.amountMicros()))
                            .toArray(String[]::new));
            jdbc.execute(LINES);
            PEOPLE.forEach(jdbc::execute);
            MONEY.forEach(jdbc::execute);
        });
        jdbc.execute("ANALYZE");
    }
}
