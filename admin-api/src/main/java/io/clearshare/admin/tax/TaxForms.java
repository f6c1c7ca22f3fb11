package io.clearshare.admin.tax;

import io.clearshare.domain.tax.ForeignPayments.Source;
import io.clearshare.domain.tax.Tin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The forms that people gave; a change is a new version. */
@Repository
class TaxForms {

    private static final String COLUMNS = """
            form_id, influencer_id, version, kind, name, business_name, classification, country, street, city, region,
            postal_code, tin_type, tin_last_four, birth_date, told_to_withhold, services_in, chapter3_status,
            chapter4_status, treaty_country, treaty_article, treaty_basis_points, valid_through, signed_name,
            statement_version, signed_at, ip_hash, user_agent
            """;
    private static final String INSERT = "INSERT INTO tax_form (" + COLUMNS + ", tin_cipher, tin_key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final TinVault vault;
    private final TinKeys keys;

    TaxForms(JdbcClient jdbc, TinVault vault, TinKeys keys) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.keys = keys;
    }

    /** All versions, the newest first. */
    List<TaxForm> of(String influencerId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tax_form WHERE influencer_id = ? ORDER BY version DESC")
                .param(influencerId)
                .query(TaxForms::form)
                .list();
    }

    Optional<TaxForm> newest(String influencerId) {
        return of(influencerId).stream().findFirst();
    }

    /** The newest form of each of them who gave one. */
    Map<String, TaxForm> newest(Collection<String> influencerIds) {
        Map<String, TaxForm> forms = new HashMap<>();
        jdbc.sql("SELECT DISTINCT ON (influencer_id) " + COLUMNS
                        + " FROM tax_form WHERE influencer_id = ANY (?) ORDER BY influencer_id, version DESC")
                .param(influencerIds.toArray(String[]::new))
                .query(TaxForms::form)
                .list()
                .forEach(form -> forms.put(form.influencerId(), form));
        return forms;
    }

    Optional<TaxForm> find(UUID formId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tax_form WHERE form_id = ?")
                .param(formId)
                .query(TaxForms::form)
                .optional();
    }

    /** Stores the next version; two at once cannot get the same number, so one of them fails. */
    void add(TaxForm form, String lastFour, TinVault.@Nullable Sealed number) {
        jdbc.sql(INSERT)
                .params(
                        form.formId(),
                        form.influencerId(),
                        form.version(),
                        form.kind().wireName())
                .params(form.name(), form.businessName(), form.classification())
                .params(
                        form.address().country(),
                        form.address().street(),
                        form.address().city())
                .params(form.address().region(), form.address().postalCode())
                .param(form.tinType())
                .param(number == null ? null : lastFour)
                .param(form.birthDate())
                .params(form.toldToWithhold(), form.servicesIn().name())
                .params(form.chapter3Status(), form.chapter4Status())
                .params(form.treaty().country(), form.treaty().article())
                .param(form.treaty().basisPoints())
                .param(form.validThrough())
                .params(form.signature().name(), form.signature().statementVersion())
                .param(form.signature().at().atOffset(ZoneOffset.UTC))
                .params(form.signature().ipHash(), form.signature().userAgent())
                .param(number == null ? null : number.bytes())
                .param(number == null ? null : number.keyId())
                .update();
    }

    /** The number in clear, for a form or file that has to carry it; empty when none was given. */
    String number(UUID formId) {
        return jdbc.sql("SELECT tin_key, tin_cipher FROM tax_form WHERE form_id = ? AND tin_cipher IS NOT NULL")
                .param(formId)
                .query((row, n) -> new TinVault.Sealed(row.getString(1), row.getBytes(2)))
                .optional()
                .map(number -> vault.open(number, formId))
                .orElse("");
    }

    /** Encrypts some numbers that stand under an older key with the newest one; 0 when there are none left. */
    int exchangeKeys(int formsMax) {
        List<UUID> old = jdbc.sql("SELECT form_id FROM tax_form WHERE tin_key <> ? LIMIT ?")
                .params(keys.current(), formsMax)
                .query(UUID.class)
                .list();
        for (UUID formId : old) {
            TinVault.Sealed fresh = vault.seal(number(formId), formId);
            jdbc.sql("UPDATE tax_form SET tin_cipher = ?, tin_key = ? WHERE form_id = ?")
                    .params(fresh.bytes(), fresh.keyId(), formId)
                    .update();
        }
        return old.size();
    }

    private static TaxForm form(ResultSet row, int number) throws SQLException {
        String tinType = row.getString("tin_type");
        return new TaxForm(
                row.getObject("form_id", UUID.class),
                row.getString("influencer_id"),
                row.getInt("version"),
                FormKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("business_name"),
                row.getString("classification"),
                new TaxForm.Address(
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                tinType,
                tinType == null ? null : masked(tinType, row.getString("tin_last_four")),
                row.getObject("birth_date", LocalDate.class),
                row.getBoolean("told_to_withhold"),
                Source.valueOf(row.getString("services_in")),
                row.getString("chapter3_status"),
                row.getString("chapter4_status"),
                new TaxForm.Treaty(
                        row.getString("treaty_country"),
                        row.getString("treaty_article"),
                        row.getObject("treaty_basis_points", Integer.class)),
                row.getObject("valid_through", LocalDate.class),
                new TaxForm.Signature(
                        row.getString("signed_name"),
                        row.getString("statement_version"),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                        row.getString("ip_hash"),
                        row.getString("user_agent")));
    }

    private static String masked(String tinType, String lastFour) {
        return tinType.equals("FOREIGN") ? "…" + lastFour : Tin.mask(tinType, lastFour);
    }
}
