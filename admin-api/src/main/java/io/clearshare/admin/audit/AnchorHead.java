package io.clearshare.admin.audit;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.audit.ChainHead;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the chain's head to a file outside the database, and to the log, whenever it has moved; and at the stop. */
@Component
class AnchorHead {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorHead.class);
    private static final String FILE = "audit/heads.log";

    private final AuditRecords records;
    private final HeadFile file;
    private final Clock clock;
    private ChainHead anchored = ChainHead.EMPTY;

    AnchorHead(AuditRecords records, Settings settings, Clock clock) {
        this.records = records;
        this.file = new HeadFile(settings.data().resolve(FILE), settings.linkSecret());
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    @PreDestroy
    synchronized void anchor() {
        ChainHead head = records.head();
        if (head.no() > anchored.no()) {
            Instant now = clock.instant();
            file.append(head, now);
            LOG.info("Audit head {} {}", head.no(), head.hash());
            anchored = head;
        }
    }

    HeadFile.Contents heads() {
        return file.read();
    }
}
