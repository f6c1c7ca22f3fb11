package io.clearshare.admin.notice;

import io.clearshare.admin.payout.FundsLow;
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
        if (settings.hasFinanceMailbox()) {
            notices.tellFinance("funds-low:" + low.eventId(), wording.low(low.what()), clock.instant());
        }
    }
}
