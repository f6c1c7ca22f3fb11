package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.ApprovalSettings;
import io.clearshare.admin.settings.ApprovalSettings.Escrow;
import io.clearshare.domain.approval.JudgeApproval;
import io.clearshare.domain.approval.JudgeApproval.Outcome;
import io.clearshare.domain.approval.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finance's yes to exactly the content that was shown, of one payout or of several at once. */
@Component
class ApprovePayouts {

    private final PayoutBook book;
    private final Approvals approvals;
    private final Influencers influencers;
    private final AuditLog audit;
    private final EscrowBook escrow;
    private final boolean twoSuffice;
    private final Clock clock;

    ApprovePayouts(
            PayoutBook book,
            Approvals approvals,
            Influencers influencers,
            AuditLog audit,
            EscrowBook escrow,
            ObjectProvider<EscrowRail> escrowRail,
            ApprovalSettings settings,
            Clock clock) {
        this.book = book;
        this.approvals = approvals;
        this.influencers = influencers;
        this.audit = audit;
        this.escrow = escrow;
        this.twoSuffice = settings.escrow() != Escrow.WAIT;
        if (settings.escrow() == Escrow.ESCROW && escrowRail.getIfAvailable() == null) {
            throw new IllegalStateException(
                    "CLEARSHARE_ESCROW_BAND=escrow needs an escrow: CLEARSHARE_ESCROW_MULTISIG");
        }
        this.clock = clock;
    }

    /**
     * Approves one payout; when its band needs another person, too, it goes on waiting.
     *
     * @param contentHash of what the approver has seen
     * @param factorAt    when the approver gave a one-time code
     * @throws Refused when the approval does not count
     */
    @Transactional
    public void one(UUID payoutId, String contentHash, Caller by, Instant factorAt) {
        approve(Map.of(payoutId, contentHash), null, by, factorAt);
    }

    /**
     * Approves several payouts, all or none.
     *
     * @param contentHashes what the approver has seen of each
     * @param batchHash     the hash of those hashes
     */
    @Transactional
    public void batch(Map<UUID, String> contentHashes, String batchHash, Caller by, Instant factorAt) {
        if (!ContentHash.ofBatch(contentHashes).equals(batchHash)) {
            throw new Refused(
                    PayoutProblem.CONTENT_CHANGED,
                    "The batch hash is not that of these payouts",
                    Map.of("batchHash", ContentHash.ofBatch(contentHashes)));
        }
        approve(contentHashes, batchHash, by, factorAt);
    }

    /** In order of id, so that two batches cannot wait for each other; the audit records come last. */
    private void approve(Map<UUID, String> contentHashes, @Nullable String batchHash, Caller by, Instant factorAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Outcome> outcomes = new TreeMap<>();
        new TreeMap<>(contentHashes).forEach((id, hash) -> {
            Payout payout = waiting(id);
            Outcome outcome = judge(payout, hash, by);
            approvals.add(payout, by.subject(), batchHash, factorAt.truncatedTo(ChronoUnit.MICROS), now);
            book.approved(payout, by.subject(), outcome == Outcome.COMPLETES, now);
            outcomes.put(id, outcome);
        });
        outcomes.forEach((id, outcome) -> audit.record(
                by,
                "payout.approve",
                "payout:" + id,
                "",
                Map.of(
                        "contentHash",
                        String.valueOf(contentHashes.get(id)),
                        "batchHash",
                        batchHash == null ? "" : batchHash,
                        "complete",
                        outcome == Outcome.COMPLETES)));
    }

    private Payout waiting(UUID payoutId) {
        approvals.lock(payoutId);
        Payout payout = book.find(payoutId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no payout " + payoutId));
        if (payout.state() != PayoutState.AWAITING_APPROVAL) {
            throw new Refused(
                    PayoutProblem.NOT_WAITING,
                    "The payout is " + payout.state(),
                    Map.of("payoutId", payoutId, "state", payout.state()));
        }
        return payout;
    }

    private Outcome judge(Payout payout, String shownHash, Caller by) {
        String recipient = influencers
                .find(payout.influencerId())
                .map(Influencer::email)
                .map(Person::of)
                .orElse("");
        JudgeApproval.Waiting waiting = new JudgeApproval.Waiting(
                payout.band(),
                payout.contentHash(),
                approvals.people(payout.payoutId()),
                approvals.makers(payout),
                recipient,
                twoSuffice || escrow.find(payout.payoutId()).isPresent());
        Outcome outcome = JudgeApproval.judge(waiting, Person.of(by.email()), shownHash);
        PayoutProblem problem = switch (outcome) {
            case COMPLETES, ONE_MORE -> null;
            case CONTENT_CHANGED -> PayoutProblem.CONTENT_CHANGED;
            case ALREADY_APPROVED -> PayoutProblem.ALREADY_APPROVED;
            case APPROVER_IS_MAKER -> PayoutProblem.APPROVER_IS_MAKER;
            case APPROVER_IS_RECIPIENT -> PayoutProblem.APPROVER_IS_RECIPIENT;
            case ESCROW_NOT_AVAILABLE -> PayoutProblem.ESCROW_NOT_AVAILABLE;
        };
        if (problem != null) {
            throw new Refused(
                    problem,
                    problem.title(),
                    Map.of("payoutId", payout.payoutId(), "contentHash", payout.contentHash()));
        }
        return outcome;
    }
}
