package io.clearshare.admin.notice;

import io.clearshare.admin.notice.Notice.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people were told, and whether they want mails about it. */
@Repository
class Notices {

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells an influencer; the same event again tells nothing.
     *
     * @param event names what happened, the same at each delivery
     */
    void tell(String event, String influencerId, Notice.Text text, Instant now) {
        write(event, influencerId, text, wantsMail(influencerId), now);
    }

    /** Tells finance. */
    void tellFinance(String event, Notice.Text text, Instant now) {
        write(event, null, text, true, now);
    }

    /** The newest first. */
    List<Notice> of(String influencerId, int limit) {
        return jdbc.sql("SELECT * FROM notice WHERE influencer_id = ? ORDER BY notice_no DESC LIMIT ?")
                .params(influencerId, limit)
                .query((row, n) -> new Notice(
                        row.getLong("notice_no"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getObject("told_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean wantsMail(String influencerId) {
        return jdbc.sql("SELECT mails FROM notice_choice WHERE influencer_id = ?")
                .param(influencerId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void chooseMail(String influencerId, boolean wanted, Instant now) {
        jdbc.sql("""
                        INSERT INTO notice_choice (influencer_id, mails, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (influencer_id) DO UPDATE SET mails = excluded.mails, changed_at = excluded.changed_at
                        """).params(influencerId, wanted, at(now)).update();
    }

    private void write(String event, @Nullable String influencerId, Notice.Text text, boolean mail, Instant now) {
        jdbc.sql("""
                        INSERT INTO notice (event, influencer_id, kind, subject, body, told_at, mail, mail_next)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING
                        """)
                .param(event)
                .param(influencerId)
                .params(text.kind().name().toLowerCase(Locale.ROOT), text.subject(), text.body())
                .params(at(now), mail ? "due" : "not_wanted", at(now))
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
