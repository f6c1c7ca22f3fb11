package io.clearshare.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.notice.Notice.Kind;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One notice per event and one mail per notice, on a real database and a real mail server. */
class SendNoticesITCase {

    private static final Notice.Text TEXT = new Notice.Text(Kind.PAID, "You were paid", "1 USDC arrived");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)$");

    private final MigratedDatabase database = MigratedDatabase.create();
    private final Notices notices = new Notices(database.client());
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final String id = "n" + UUID.randomUUID();

    @BeforeEach
    void somebody() {
        database.client().sql("""
                        INSERT INTO influencer (influencer_id, handle, email, state, active_from, created_at)
                        VALUES (?, ?, ?, 'active', now(), now())
                        """).params(id, id, id + "@example.com").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEventThatIsDeliveredTwiceIsToldAndMailedOnce() {
        notices.tell("payout:1", id, TEXT, clock.instant());
        notices.tell("payout:1", id, TEXT, clock.instant());
        sender(Mailbox.instance().port()).send();
        sender(Mailbox.instance().port()).send();
        assertThat(notices.of(id, 10)).extracting(Notice::subject).containsExactly("You were paid");
        assertThat(mails()).singleElement().asString().contains("Subject: You were paid", "1 USDC arrived");
    }

    @Test
    void aMailServerThatIsDownOnlyDelaysTheMail() {
        notices.tell("payout:1", id, TEXT, clock.instant());
        sender(1).send();
        assertThat(mails()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        sender(Mailbox.instance().port()).send();
        assertThat(mails()).hasSize(1);
        notices.tell("payout:2", id, TEXT, clock.instant());
        clock.advance(Duration.ofDays(4));
        sender(1).send();
        clock.advance(Duration.ofDays(4));
        sender(Mailbox.instance().port()).send();
        assertThat(mails()).as("a mail of last week is given up").hasSize(1);
    }

    @Test
    void aProcessThatDiesAfterSendingSendsTheSameMessageAgainAndNoOther() {
        notices.tell("payout:1", id, TEXT, clock.instant());
        sender(Mailbox.instance().port()).send();
        database.jdbc().update("UPDATE notice SET mail = 'due', mail_closed = NULL");
        sender(Mailbox.instance().port()).send();
        assertThat(mails()).as("it is still in the dead process's hand").hasSize(1);
        clock.advance(Duration.ofMinutes(6));
        sender(Mailbox.instance().port()).send();
        assertThat(mails()).hasSize(2);
        assertThat(mails().stream()
                        .flatMap(mail -> MESSAGE_ID.matcher(mail).results().map(MatchResult::group))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whoWantsNoMailsReadsThemInThePortalAlone() {
        notices.chooseMail(id, false, clock.instant());
        notices.tell("payout:1", id, TEXT, clock.instant());
        notices.chooseMail(id, true, clock.instant());
        notices.tell("payout:2", id, TEXT, clock.instant());
        sender(Mailbox.instance().port()).send();
        assertThat(notices.of(id, 10)).hasSize(2);
        assertThat(mails()).singleElement().asString().contains("payout.2@example.org");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FUNDS_LOW", "IN_REVIEW"})
    void financeGetsItsOwn(Kind kind) {
        notices.tellFinance("event:1", new Notice.Text(kind, "Top up", "low"), clock.instant());
        sender(Mailbox.instance().port()).send();
        assertThat(Mailbox.instance().mails())
                .filteredOn(mail -> mail.contains("To: finance-" + id))
                .singleElement()
                .asString()
                .contains("Subject: Top up")
                .doesNotContain("Unsubscribe");
    }

    private SendNotices sender(int port) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        return new SendNotices(
                database.client(),
                mail,
                "pay@example.org",
                URI.create("https://pay.example.org"),
                "finance-" + id + "@example.org",
                clock);
    }

    private List<String> mails() {
        return Mailbox.instance().mails().stream()
                .filter(mail -> mail.contains("To: " + id))
                .toList();
    }
}
