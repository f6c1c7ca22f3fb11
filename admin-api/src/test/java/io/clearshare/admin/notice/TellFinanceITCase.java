package io.clearshare.admin.notice;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.payout.PayoutInReview;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.support.TransactionTemplate;

/** From what happened in the books to a mail in finance's mailbox, through the running API. */
class TellFinanceITCase {

    private final String mailbox = "desk-" + UUID.randomUUID() + "@example.org";
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = Stack.instance().startAnother(Map.of("CLEARSHARE_FINANCE_MAILBOX", mailbox));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aPayoutInReviewIsMailedWithItsReasonAndWhereToLook() {
        UUID payout = UUID.randomUUID();
        PayoutInReview event = new PayoutInReview(UUID.randomUUID(), payout, "the nodes differ");
        api.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> api.bean(ApplicationEventMulticaster.class)
                        .multicastEvent(new PayloadApplicationEvent<>(this, event)));
        Await.until(
                "finance is mailed",
                () -> Mailbox.instance().mails().stream()
                        .map(mail -> mail.replace("=\r\n", "").replace("=\n", ""))
                        .anyMatch(mail -> mail.contains("To: " + mailbox)
                                && mail.contains("A payout has to be looked at")
                                && mail.contains("the nodes differ")
                                && mail.contains(payout.toString())));
    }
}
