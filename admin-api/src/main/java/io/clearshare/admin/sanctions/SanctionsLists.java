package io.clearshare.admin.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the list in Postgres; the newest one counts. */
@Repository
class SanctionsLists {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    SanctionsLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SanctionsList> current() {
        return jdbc.sql("SELECT * FROM sanctions_list ORDER BY list_id DESC LIMIT 1")
                .query(SanctionsLists::list)
                .optional();
    }

    /** The newest versions. */
    List<SanctionsList> newest() {
        return jdbc.sql("SELECT * FROM sanctions_list ORDER BY list_id DESC LIMIT ?")
                .param(SHOWN)
                .query(SanctionsLists::list)
                .list();
    }

    /** The assets under which the list names the address; empty when it does not. */
    List<String> assetsOf(long listId, String address) {
        return jdbc.sql("SELECT asset FROM sanctions_address WHERE list_id = ? AND address = ? ORDER BY asset")
                .params(listId, address)
                .query(String.class)
                .list();
    }

    /** Those of the addresses that the list names, whatever the asset. */
    Set<String> named(long listId, Collection<String> addresses) {
        return jdbc.sql("SELECT DISTINCT address FROM sanctions_address WHERE list_id = ? AND address = ANY (?)")
                .param(listId)
                .param(addresses.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    private static SanctionsList list(ResultSet row, int number) throws SQLException {
        return new SanctionsList(
                row.getLong("list_id"),
                row.getString("name"),
                row.getObject("as_of", LocalDate.class),
                row.getString("source_hash"),
                row.getInt("addresses"),
                row.getInt("screened"),
                row.getInt("hits"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("imported_by"));
    }
}
