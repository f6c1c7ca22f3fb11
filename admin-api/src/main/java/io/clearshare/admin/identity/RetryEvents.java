package io.clearshare.admin.identity;

import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands events whose listener failed, such as a mail that could not be sent, to it again after a while. */
@Component
class RetryEvents {

    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final int BATCH = 100;

    private final IncompleteEventPublications publications;

    RetryEvents(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void retry() {
        publications.resubmitIncompletePublications(
                ResubmissionOptions.defaults().withMinAge(WAIT).withBatchSize(BATCH));
    }
}
