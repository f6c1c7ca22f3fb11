package io.clearshare.admin.audit;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.audit.ChainHead;
import io.clearshare.domain.audit.ChainVerdict;
import io.clearshare.domain.audit.ChainVerdict.Broken;
import io.clearshare.domain.audit.ChainVerdict.Intact;
import io.clearshare.domain.audit.VerifyChain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the whole chain against itself, the anchored heads, and a head that the caller wrote down. */
@Component
class VerifyAudit {

    private final AuditRecords records;
    private final AnchorHead anchor;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    VerifyAudit(AuditRecords records, AnchorHead anchor, Clock clock) {
        this.records = records;
        this.anchor = anchor;
        this.clock = clock;
    }

    /**
     * What the verification found.
     *
     * @param records     how many records were read
     * @param headNo      the last record, and its hash; worth writing down elsewhere
     * @param brokenAt    the first record that is not what it was or is missing; null when everything is
     * @param forgedHeads lines of the file of heads that were not written by this programme
     */
    record Verification(
            boolean intact,
            long records,
            long headNo,
            String headHash,
            int anchoredHeads,
            List<Integer> forgedHeads,
            @Nullable Long brokenAt,
            @Nullable String fault,
            @Nullable String message,
            Instant at,
            long tookMillis) {}

    /**
     * @param known a head from outside, or null
     * @throws Refused while another verification runs
     */
    Verification run(@Nullable ChainHead known) {
        if (!one.tryAcquire()) {
            throw new Refused(CommonProblem.TOO_MANY_REQUESTS, "The chain is being verified already");
        }
        try {
            return verify(known);
        } finally {
            one.release();
        }
    }

    private Verification verify(@Nullable ChainHead known) {
        Instant begun = clock.instant();
        HeadFile.Contents anchored = anchor.heads();
        List<ChainHead> heads = new ArrayList<>(anchored.heads());
        if (known != null) {
            heads.add(known);
        }
        ChainHead head = records.head();
        heads.add(head);
        heads.removeIf(each -> each.no() == 0);
        VerifyChain chain = new VerifyChain(heads);
        long[] read = {0};
        records.each(record -> {
            chain.accept(record);
            read[0]++;
        });
        return verification(chain.finish(), read[0], head, anchored, begun);
    }

    private Verification verification(
            ChainVerdict verdict, long read, ChainHead head, HeadFile.Contents anchored, Instant begun) {
        Instant now = clock.instant();
        Broken broken = verdict instanceof Broken found ? found : null;
        ChainHead last = verdict instanceof Intact intact ? intact.head() : head;
        return new Verification(
                broken == null && anchored.forged().isEmpty(),
                read,
                last.no(),
                last.hash(),
                anchored.heads().size(),
                anchored.forged(),
                broken == null ? null : broken.no(),
                broken == null ? null : broken.fault().name(),
                broken == null ? null : broken.message(),
                now,
                Duration.between(begun, now).toMillis());
    }
}
