package io.clearshare.admin.identity;

import io.clearshare.admin.program.Influencers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a wish for a sign-in link; who asks never learns, also not by the clock, whether the address is known. */
@Component
class RequestSignInLink {

    private final Influencers influencers;
    private final ApplicationEventPublisher events;

    RequestSignInLink(Influencers influencers, ApplicationEventPublisher events) {
        this.influencers = influencers;
        this.events = events;
    }

    @Transactional
    public void of(String email) {
        influencers
                .ofEmail(email)
                .ifPresent(influencer -> events.publishEvent(new SignInLinkRequested(influencer.influencerId())));
    }
}
