package io.clearshare.admin.wallet;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.wallet.ChangeState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the contact that an account had when the change was asked for about every step, with the link that stops it. */
@Component
class MailWalletChange {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final WalletChanges changes;
    private final ChangeLinks links;
    private final JavaMailSender mail;
    private final String from;

    MailWalletChange(WalletChanges changes, ChangeLinks links, JavaMailSender mail, Settings settings) {
        this.changes = changes;
        this.links = links;
        this.mail = mail;
        this.from = settings.mailFrom();
    }

    /** A mail that cannot be sent is sent later; the change itself waits for nobody's mail server. */
    @ApplicationModuleListener
    void on(WalletChangeMoved moved) {
        changes.find(moved.changeId()).ifPresent(change -> {
            switch (ChangeState.ofWireName(moved.state())) {
                case AWAITING_CONFIRMATION ->
                    send(change, "Confirm your new payout address", asked(change) + orCancel(change));
                case COOLING_OFF ->
                    send(change, "Your payout address is about to change", cooling(change) + orCancel(change));
                case APPLIED ->
                    send(
                            change,
                            "Your payout address has changed",
                            "your payouts go to this address from now on:\n\n    " + change.wallet()
                                    + "\n\nIf that is not what you want, change it again and tell the programme.\n");
                case CANCELLED ->
                    send(
                            change,
                            "The change of your payout address is cancelled",
                            "your payouts go on to\n\n    " + change.beforeWallet() + "\n");
                case EXPIRED ->
                    send(
                            change,
                            "The change of your payout address was not confirmed",
                            "nobody confirmed it in time, so your payouts go on to\n\n    " + change.beforeWallet()
                                    + "\n");
            }
        });
    }

    private String asked(WalletChange change) {
        return "somebody signed in to your account asks that your payouts go to\n\n    " + change.wallet()
                + "\n\ninstead of\n\n    " + change.beforeWallet()
                + "\n\nIf that was you, compare every character and confirm it before " + time(change.confirmUntil())
                + ":\n\n" + links.link(change.changeId(), ChangeLinks.Power.CONFIRM);
    }

    private static String cooling(WalletChange change) {
        return "from " + time(change.effectiveAt()) + " on your payouts go to\n\n    " + change.wallet()
                + "\n\ninstead of\n\n    " + change.beforeWallet() + "\n\nUntil then nothing is paid.";
    }

    private String orCancel(WalletChange change) {
        return "\n\nIf it was not you, this link stops it, without signing in:\n\n"
                + links.link(change.changeId(), ChangeLinks.Power.CANCEL) + "\n";
    }

    private void send(WalletChange change, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(change.contact());
        message.setSubject(subject);
        message.setText("Hello " + change.handle() + ",\n\n" + text);
        mail.send(message);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "now" : MINUTES.format(at);
    }
}
