package io.clearshare.admin.ledger;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the books entry by entry. */
@Repository
public class Entries {

    private static final String SELECT = """
            SELECT t.transaction_id, t.reference, t.kind, p.account, p.asset, p.amount, t.at
            FROM ledger_transaction t JOIN ledger_posting p USING (transaction_id)
            """;

    private final JdbcClient jdbc;

    public Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The postings of the given transactions and of whatever posts, voids or reverses them, in order of time. */
    public List<LedgerEntry> concerning(Collection<UUID> transactionIds) {
        return jdbc.sql(
                        SELECT
                                + "WHERE t.transaction_id = ANY (?::uuid[]) OR t.concerns = ANY (?::uuid[]) ORDER BY t.at, t.transaction_id, p.no")
                .params(
                        transactionIds.stream().map(UUID::toString).toArray(String[]::new),
                        transactionIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new LedgerEntry(
                        row.getObject("transaction_id", UUID.class),
                        row.getString("reference"),
                        row.getString("kind"),
                        row.getString("account"),
                        row.getString("asset"),
                        row.getLong("amount"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
