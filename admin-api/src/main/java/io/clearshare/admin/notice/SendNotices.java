package io.clearshare.admin.notice;

import io.clearshare.admin.settings.NoticeSettings;
import io.clearshare.admin.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Mails what people were told.
 *
 * <p>A process that dies between the mail server's yes and the note of it sends the mail again, under the same message id, by
 * which mail programs know it is the same.
 */
@Component
class SendNotices {

    private static final Logger LOG = LoggerFactory.getLogger(SendNotices.class);
    private static final int BATCH = 20;

    /** Longer than a batch takes on a mail server that does not answer. */
    private static final Duration IN_HAND = Duration.ofMinutes(5);

    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private static final String CLAIM = """
            UPDATE notice n SET mail_next = ?, mail_tries = mail_tries + 1
            FROM (SELECT d.notice_no, coalesce(i.email, ?) AS email, i.handle
                  FROM notice d LEFT JOIN influencer i USING (influencer_id)
                  WHERE d.mail = 'due' AND d.mail_next <= ?
                  ORDER BY d.mail_next LIMIT ? FOR UPDATE OF d SKIP LOCKED) due
            WHERE n.notice_no = due.notice_no
            RETURNING n.notice_no, n.event, n.subject, n.body, n.told_at, n.mail_tries,
                due.email, due.handle
            """;

    private final JdbcClient jdbc;
    private final JavaMailSender mail;
    private final String from;
    private final URI publicUrl;
    private final String financeMailbox;
    private final Clock clock;

    @Autowired
    SendNotices(JdbcClient jdbc, JavaMailSender mail, Settings settings, NoticeSettings notices, Clock clock) {
        this(jdbc, mail, settings.mailFrom(), settings.publicUrl(), notices.financeMailbox(), clock);
    }

    SendNotices(JdbcClient jdbc, JavaMailSender mail, String from, URI publicUrl, String financeMailbox, Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.from = from;
        this.publicUrl = publicUrl;
        this.financeMailbox = financeMailbox;
        this.clock = clock;
    }

    /** @param handle null for finance */
    private record Letter(
            long number,
            String event,
            String subject,
            String body,
            Instant toldAt,
            int tries,
            String email,
            @Nullable String handle) {}

    @Scheduled(fixedDelay = 1_000)
    void send() {
        List<Letter> letters;
        do {
            letters = claim();
            letters.forEach(this::send);
        } while (letters.size() == BATCH);
    }

    private List<Letter> claim() {
        Instant now = clock.instant();
        return jdbc.sql(CLAIM)
                .params(Notices.at(now.plus(IN_HAND)), financeMailbox, Notices.at(now), BATCH)
                .query((row, n) -> new Letter(
                        row.getLong("notice_no"),
                        row.getString("event"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getTimestamp("told_at").toInstant(),
                        row.getInt("mail_tries"),
                        row.getString("email"),
                        row.getString("handle")))
                .list();
    }

    private void send(Letter letter) {
        try {
            mail.send(message(letter));
            close(letter, "sent");
        } catch (MailException | MessagingException e) {
            if (letter.toldAt().plus(GIVE_UP_AFTER).isBefore(clock.instant())) {
                LOG.warn("Notice {} could not be mailed: {}", letter.event(), e.getMessage());
                close(letter, "given_up");
            } else {
                LOG.info("Notice {} is mailed later: {}", letter.event(), e.getMessage());
                later(letter);
            }
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setSubject(letter.subject());
        message.setHeader("Message-ID", "<" + letter.event().replace(':', '.') + "@" + domain() + ">");
        helper.setTo(letter.email());
        if (letter.handle() == null) {
            helper.setText(letter.body() + "\n");
        } else {
            String choice = publicUrl + "/payouts#messages";
            message.setHeader("List-Unsubscribe", "<" + choice + ">");
            helper.setText("Hello " + letter.handle() + ",\n\n" + letter.body()
                    + "\n\n--\nWhether you get mails like this is your choice: " + choice + "\n");
        }
        return message;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private void close(Letter letter, String mailState) {
        jdbc.sql("UPDATE notice SET mail = ?, mail_closed = ? WHERE notice_no = ?")
                .params(mailState, Notices.at(clock.instant()), letter.number())
                .update();
    }

    private void later(Letter letter) {
        Duration pause = Duration.ofSeconds(5).multipliedBy(1L << Math.min(letter.tries(), 10));
        Instant next = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
        jdbc.sql("UPDATE notice SET mail_next = ? WHERE notice_no = ?")
                .params(Notices.at(next), letter.number())
                .update();
    }
}
