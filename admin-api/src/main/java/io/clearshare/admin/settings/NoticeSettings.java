package io.clearshare.admin.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who is told besides influencers.
 *
 * @param financeMailbox gets what finance has to do something about; empty for nobody
 */
@ConfigurationProperties("clearshare.notices")
public record NoticeSettings(String financeMailbox) {

    public NoticeSettings {
        if (!financeMailbox.isEmpty() && financeMailbox.indexOf('@') < 1) {
            throw new IllegalArgumentException("CLEARSHARE_FINANCE_MAILBOX is no mail address");
        }
    }

    public boolean hasFinanceMailbox() {
        return !financeMailbox.isEmpty();
    }
}
