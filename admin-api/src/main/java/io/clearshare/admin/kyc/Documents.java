package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.DocumentVault.Sealed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Documents and the names that people gave, in Postgres; everything is encrypted before it gets there. */
@Repository
class Documents {

    private final JdbcClient jdbc;
    private final DocumentVault vault;
    private final JsonMapper json;

    Documents(JdbcClient jdbc, DocumentVault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** A document without its content. */
    record Document(UUID documentId, String kind, String mediaType, int bytes, Instant uploadedAt) {}

    /** A document with its content. */
    record Opened(String mediaType, byte[] content) {}

    /** Who somebody says they are. */
    record Person(String legalName, String country) {}

    List<Document> of(UUID checkId) {
        return jdbc.sql("""
                        SELECT document_id, kind, media_type, bytes, uploaded_at FROM kyc_document
                        WHERE check_id = ? ORDER BY uploaded_at, document_id
                        """)
                .param(checkId)
                .query((row, n) -> new Document(
                        row.getObject("document_id", UUID.class),
                        row.getString("kind"),
                        row.getString("media_type"),
                        row.getInt("bytes"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void insert(UUID checkId, String kind, String mediaType, byte[] content, Instant now) {
        UUID documentId = UUID.randomUUID();
        Sealed sealed = vault.seal(documentId, content);
        jdbc.sql("""
                        INSERT INTO kyc_document
                            (document_id, check_id, kind, media_type, bytes, key_id, ciphertext, uploaded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        documentId,
                        checkId,
                        kind,
                        mediaType,
                        content.length,
                        sealed.keyId(),
                        sealed.bytes(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(UUID checkId, UUID documentId) {
        return jdbc.sql("DELETE FROM kyc_document WHERE document_id = ? AND check_id = ?")
                        .params(documentId, checkId)
                        .update()
                == 1;
    }

    /** Decrypts a document for a reviewer and keeps that they saw it. */
    Optional<Opened> open(UUID documentId, String by, Instant now) {
        Optional<Opened> opened = jdbc.sql(
                        "SELECT media_type, key_id, ciphertext FROM kyc_document WHERE document_id = ?")
                .param(documentId)
                .query((row, n) -> new Opened(
                        row.getString("media_type"),
                        vault.open(documentId, new Sealed(row.getString("key_id"), row.getBytes("ciphertext")))))
                .optional();
        opened.ifPresent(
                document -> jdbc.sql("INSERT INTO kyc_document_view (document_id, seen_by, seen_at) VALUES (?, ?, ?)")
                        .params(documentId, by, now.atOffset(ZoneOffset.UTC))
                        .update());
        return opened;
    }

    void setPerson(UUID checkId, Person person) {
        Sealed sealed = vault.seal(checkId, json.writeValueAsBytes(person));
        jdbc.sql("UPDATE kyc_check SET person = ?, person_key = ? WHERE check_id = ?")
                .params(sealed.bytes(), sealed.keyId(), checkId)
                .update();
    }

    Optional<Person> person(UUID checkId) {
        return jdbc.sql("SELECT person, person_key FROM kyc_check WHERE check_id = ? AND person IS NOT NULL")
                .param(checkId)
                .query((row, n) -> json.readValue(
                        vault.open(checkId, new Sealed(row.getString("person_key"), row.getBytes("person"))),
                        Person.class))
                .optional();
    }
}
