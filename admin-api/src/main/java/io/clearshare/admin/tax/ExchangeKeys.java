package io.clearshare.admin.tax;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** After a new key was added, encrypts the numbers under older ones anew, so that the old key can be thrown away. */
@Component
class ExchangeKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeKeys.class);
    private static final int FORMS_AT_ONCE = 200;

    private final TaxForms forms;
    private final TransactionOperations transactions;

    ExchangeKeys(TaxForms forms, TransactionOperations transactions) {
        this.forms = forms;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1H")
    void run() {
        int exchanged = 0;
        Integer some;
        do {
            some = transactions.execute(status -> forms.exchangeKeys(FORMS_AT_ONCE));
            exchanged += some == null ? 0 : some;
        } while (some != null && some == FORMS_AT_ONCE);
        if (exchanged > 0) {
            LOG.info("{} taxpayer numbers are encrypted with the newest key", exchanged);
        }
    }
}
