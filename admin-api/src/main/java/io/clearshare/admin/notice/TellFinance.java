package io.clearshare.admin.notice;

import io.clearshare.admin.payout.FundsLow;
import io.clearshare.admin.payout.PayoutInReview;
import io.clearshare.admin.settings.NoticeSettings;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Mails finance what keeps payouts from going on, where a mailbox is set. */
@Component
class TellFinance {

    private final Notices notices;
    private final Wording wording;
    private final NoticeSettings settings;
    private final Clock clock;

    TellFinance(Notices notices, Wording wording, NoticeSettings settings, Clock clock) {
        this.notices = notices;
        this.wording = wording;
        this.settings = settings;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(FundsLow low) {
        tell("funds-low:" + low.eventId(), wording.low(low.what()));
    }

    @ApplicationModuleListener
    void on(PayoutInReview payout) {
        tell("in-review:" + payout.eventId(), wording.inReview(payout));
    }

    private void tell(String event, Notice.Text text) {
        if (settings.hasFinanceMailbox()) {
            notices.tellFinance(event, text, clock.instant());
        }
    }
}
