package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.domain.money.Currency;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each influencer wants to be paid in; USDC unless they chose. */
@Repository
class PayoutCurrencies {

    private final JdbcClient jdbc;

    PayoutCurrencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Currency of(String influencerId) {
        return jdbc.sql("SELECT currency FROM payout_currency WHERE influencer_id = ?")
                .param(influencerId)
                .query(String.class)
                .optional()
                .map(Currency::valueOf)
                .orElse(Currency.USDC);
    }

    /** What those want who chose; all others USDC. */
    Map<String, Currency> chosen(Collection<String> influencerIds) {
        Map<String, Currency> chosen = new HashMap<>();
        jdbc.sql("SELECT influencer_id, currency FROM payout_currency WHERE influencer_id = ANY (?)")
                .param(influencerIds.toArray(String[]::new))
                .query((row, n) -> chosen.put(row.getString(1), Currency.valueOf(row.getString(2))))
                .list();
        return chosen;
    }

    void choose(String influencerId, Currency currency, Instant now) {
        jdbc.sql("""
                        INSERT INTO payout_currency (influencer_id, currency, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (influencer_id) DO UPDATE SET currency = excluded.currency, changed_at = excluded.changed_at
                        """).params(influencerId, currency.name(), at(now)).update();
    }
}
