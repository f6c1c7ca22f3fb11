package io.clearshare.admin.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Balances as the database keeps them beside the postings. */
@Repository
public class StoredBalances implements Balances {

    private final JdbcClient jdbc;

    public StoredBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Balance of(String influencerId) {
        return ofAll(List.of(influencerId)).getOrDefault(influencerId, Balance.NONE);
    }

    @Override
    public Map<String, Balance> ofAll(Collection<String> influencerIds) {
        Map<String, Long> balances = new HashMap<>();
        String[] addresses = influencerIds.stream()
                .flatMap(id -> List.of(
                        Account.payable(id).address(), Account.reserved(id).address())
                        .stream())
                .toArray(String[]::new);
        jdbc.sql("SELECT account, balance FROM ledger_balance WHERE account = ANY (?)")
                .param(addresses)
                .query((row, n) -> balances.put(row.getString("account"), row.getLong("balance")))
                .list();
        Map<String, Balance> result = new HashMap<>();
        for (String id : influencerIds) {
            long available = balances.getOrDefault(Account.payable(id).address(), 0L);
            long pending = balances.getOrDefault(Account.reserved(id).address(), 0L);
            result.put(id, new Balance(available, pending));
        }
        return result;
    }

    @Override
    public List<String> withAtLeast(long availableMicros, String after, int limit) {
        return jdbc.sql("""
                        SELECT id FROM (
                            SELECT split_part(account, ':', 2) COLLATE "C" AS id FROM ledger_balance
                            WHERE account LIKE 'influencer:%:payable' AND balance >= ?) AS payable
                        WHERE id > ? ORDER BY id LIMIT ?
                        """)
                .params(availableMicros, after, limit)
                .query(String.class)
                .list();
    }

    @Override
    public long ofAccount(String address) {
        return jdbc.sql("SELECT balance FROM ledger_balance WHERE account = ?")
                .param(address)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
