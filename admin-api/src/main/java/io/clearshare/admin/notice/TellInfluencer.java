package io.clearshare.admin.notice;

import io.clearshare.admin.payout.PayoutBlocked;
import io.clearshare.admin.payout.PayoutUnpaid;
import io.clearshare.admin.payout.PayoutsSettled;
import java.time.Clock;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells influencers what becomes of their money.
 *
 * <p>The events are stored with what they are about and delivered again after a crash; a notice is unique by its event.
 */
@Component
class TellInfluencer {

    private final Notices notices;
    private final EndedPayouts payouts;
    private final Wording wording;
    private final Clock clock;

    TellInfluencer(Notices notices, EndedPayouts payouts, Wording wording, Clock clock) {
        this.notices = notices;
        this.payouts = payouts;
        this.wording = wording;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(PayoutsSettled settled) {
        settled.payouts().forEach(one -> tellEnd(one.payoutId(), one.influencerId()));
    }

    @ApplicationModuleListener
    void on(PayoutUnpaid unpaid) {
        tellEnd(unpaid.payoutId(), unpaid.influencerId());
    }

    @ApplicationModuleListener
    void on(PayoutBlocked blocked) {
        notices.tell(
                "blocked:" + blocked.eventId(),
                blocked.influencerId(),
                wording.blocked(blocked.reasons()),
                clock.instant());
    }

    private void tellEnd(UUID payoutId, String influencerId) {
        notices.tell("payout:" + payoutId, influencerId, wording.ended(payouts.find(payoutId)), clock.instant());
    }
}
