package io.clearshare.admin.kyc;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.Settings;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people what became of their verification. */
@Component
class MailIdentity {

    private final IdentityChecks checks;
    private final Influencers influencers;
    private final JavaMailSender mail;
    private final Settings settings;

    MailIdentity(IdentityChecks checks, Influencers influencers, JavaMailSender mail, Settings settings) {
        this.checks = checks;
        this.influencers = influencers;
        this.mail = mail;
        this.settings = settings;
    }

    @ApplicationModuleListener
    void on(IdentityChanged changed) {
        influencers
                .find(changed.influencerId())
                .ifPresent(influencer -> checks.find(changed.checkId()).ifPresent(check -> tell(influencer, check)));
    }

    private void tell(Influencer influencer, IdentityCheck check) {
        String reason = check.reason().isEmpty() ? "" : "\n\nReason: " + check.reason();
        String page = "\n\n" + settings.publicUrl() + "/verification\n";
        switch (check.state()) {
            case VERIFIED -> send(influencer, "Your identity is verified", "payouts have no limit from now on.");
            case RETRY ->
                send(influencer, "Your verification needs something again", "please send it again." + reason + page);
            case DECLINED ->
                send(influencer, "Your verification was declined", "nothing can be paid to you now." + reason + page);
            case STARTED, PENDING, UNKNOWN -> {
                // Nothing the person could do something about.
            }
        }
    }

    private void send(Influencer influencer, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom());
        message.setTo(influencer.email());
        message.setSubject(subject);
        message.setText("Hello " + influencer.handle() + ",\n\n" + text);
        mail.send(message);
    }
}
