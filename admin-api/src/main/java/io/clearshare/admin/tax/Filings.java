package io.clearshare.admin.tax;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The forms 1099-NEC that were made, every version of them. */
@Repository
class Filings {

    private final JdbcClient jdbc;

    Filings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last version of each recipient of the year. */
    Map<String, Filing> newest(int taxYear) {
        return jdbc
                .sql("SELECT DISTINCT ON (influencer_id) * FROM tax_filing WHERE tax_year = ?"
                        + " ORDER BY influencer_id, version DESC")
                .param(taxYear)
                .query(Filings::filing)
                .list()
                .stream()
                .collect(Collectors.toMap(Filing::influencerId, Function.identity()));
    }

    /** All of one recipient, the newest first. */
    List<Filing> of(String influencerId) {
        return jdbc.sql("SELECT * FROM tax_filing WHERE influencer_id = ? ORDER BY tax_year DESC, version DESC")
                .param(influencerId)
                .query(Filings::filing)
                .list();
    }

    Optional<Filing> find(UUID filingId) {
        return jdbc.sql("SELECT * FROM tax_filing WHERE filing_id = ?")
                .param(filingId)
                .query(Filings::filing)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody else made that version */
    void add(Filing filing, String madeBy) {
        jdbc.sql("""
                        INSERT INTO tax_filing (filing_id, influencer_id, tax_year, version, corrects, gross_micros,
                            withheld_micros, form_id, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(filing.filingId(), filing.influencerId(), filing.taxYear(), filing.version())
                .param(filing.corrects())
                .params(filing.grossMicros(), filing.withheldMicros())
                .param(filing.formId())
                .params(filing.madeAt().atOffset(ZoneOffset.UTC), madeBy)
                .update();
    }

    private static Filing filing(ResultSet row, int number) throws SQLException {
        return new Filing(
                row.getObject("filing_id", UUID.class),
                row.getString("influencer_id"),
                row.getInt("tax_year"),
                row.getInt("version"),
                row.getObject("corrects", UUID.class),
                row.getLong("gross_micros"),
                row.getLong("withheld_micros"),
                row.getObject("form_id", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
