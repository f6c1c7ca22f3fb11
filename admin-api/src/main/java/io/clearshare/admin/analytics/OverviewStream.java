package io.clearshare.admin.analytics;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.progress.Progress;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Pushes overviews to open pages whenever results have moved on; all pages share the questions asked for them. */
@Component
class OverviewStream {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewStream.class);
    private static final int PAGES_MAX = 500;

    private final Overviews overviews;
    private final Progress progress;
    private final Subscribers pages = new Subscribers("overview", PAGES_MAX);
    private Instant pushedUpTo = Instant.EPOCH;

    OverviewStream(Overviews overviews, Progress progress) {
        this.overviews = overviews;
        this.progress = progress;
    }

    SseEmitter open(String influencerId) {
        return pages.open(influencerId, overviews.of(influencerId));
    }

    @Scheduled(fixedDelay = 500)
    void push() {
        Set<String> subjects = pages.subjects();
        Instant completeUpTo = progress.completeUpTo();
        if (subjects.isEmpty() || completeUpTo.equals(pushedUpTo)) {
            return;
        }
        try {
            pages.push(overviews.ofAll(subjects));
            pushedUpTo = completeUpTo;
        } catch (Refused | DataAccessException e) {
            LOG.debug("Nothing to push: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void beat() {
        pages.beat();
    }
}
