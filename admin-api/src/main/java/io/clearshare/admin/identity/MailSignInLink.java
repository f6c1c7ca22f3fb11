package io.clearshare.admin.identity;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.InfluencerApplied;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.Settings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Mails influencers a link that signs them in once. */
@Component
class MailSignInLink {

    private static final Duration VALID_FOR = Duration.ofMinutes(15);
    private static final int LINKS_PER_VALIDITY_MAX = 5;

    private final MagicLinks links;
    private final Influencers influencers;
    private final JavaMailSender mail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String from;

    MailSignInLink(
            MagicLinks links,
            Influencers influencers,
            JavaMailSender mail,
            JdbcClient jdbc,
            Clock clock,
            Settings settings) {
        this.links = links;
        this.influencers = influencers;
        this.mail = mail;
        this.jdbc = jdbc;
        this.clock = clock;
        this.from = settings.mailFrom();
    }

    /** The mail goes out after the application is stored, and again after a restart if it could not be sent. */
    @ApplicationModuleListener
    void on(InfluencerApplied applied) {
        influencers.find(applied.influencerId()).ifPresent(this::send);
    }

    @ApplicationModuleListener
    void on(SignInLinkRequested requested) {
        influencers.find(requested.influencerId()).filter(this::mayHaveAnother).ifPresent(this::send);
    }

    private boolean mayHaveAnother(Influencer influencer) {
        return jdbc.sql("SELECT count(*) FROM magic_link WHERE influencer_id = ? AND issued_at > ?")
                        .params(
                                influencer.influencerId(),
                                Timestamp.from(clock.instant().minus(VALID_FOR)))
                        .query(Integer.class)
                        .single()
                < LINKS_PER_VALIDITY_MAX;
    }

    private void send(Influencer influencer) {
        MagicLinks.Link link = links.issue(influencer, VALID_FOR, 1);
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(influencer.email());
        message.setSubject("Your sign-in link for Clearshare");
        message.setText("Hello " + influencer.handle() + ",\n\nthis link signs you in once, within "
                + VALID_FOR.toMinutes() + " minutes:\n\n" + link.url()
                + "\n\nIf you did not ask for it, nothing needs to be done.\n");
        mail.send(message);
    }
}
