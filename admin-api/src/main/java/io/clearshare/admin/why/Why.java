package io.clearshare.admin.why;

import io.clearshare.admin.payout.PayoutLine;
import io.clearshare.admin.payout.PayoutView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that explains one earning line, joined from the stream's results, the programme, the books and the chain.
 *
 * @param payoutLine null while no payout has the line, and so are payout, approval and signature
 * @param bonus      what stands in the place of a conversion for a bonus, otherwise null
 * @param withholding why tax is kept back, for a line that does so, otherwise null
 * @param caps       what limits keep of the line; it pays its amount and these
 * @param programme  the entries of the programme that were in force for it
 */
record Why(
        @Nullable PayoutLine payoutLine,
        @Nullable PayoutView payout,
        Earning earning,
        Conversion conversion,
        List<PathTouch> path,
        List<ExcludedTouch> excluded,
        long ruleVersion,
        List<JsonNode> programme,
        List<Cap> caps,
        List<Posting> ledger,
        @Nullable Approval approval,
        @Nullable String signature,
        @Nullable Bonus bonus,
        @Nullable Withholding withholding) {

    record Earning(
            String earningId,
            String influencerId,
            String conversionId,
            String kind,
            String code,
            String clickId,
            long amountMicros,
            String state,
            Instant occurredAt,
            Instant settlesAt,
            long tier,
            String platform,
            String contentType,
            String campaign) {}

    record Conversion(
            String id,
            String type,
            Instant at,
            Instant pathAt,
            long valueMicros,
            long volumeMicros,
            String userId,
            String payingModel) {}

    /** A credited touch with what each model gives it; a model that gives nothing is not named. */
    record PathTouch(
            String clickId,
            String code,
            Instant at,
            String platform,
            String evidence,
            String influencerId,
            Map<String, Long> credits) {}

    record ExcludedTouch(String clickId, String code, Instant at, String reason) {}

    /** What a limit keeps of the line, or gives back beside a line that takes back; the note names the limit. */
    record Cap(String earningId, long amountMicros, String note) {}

    /** Two people's decision behind a line that no trade earned, told by their roles. */
    record Bonus(
            String month,
            String reason,
            String proposedByRole,
            Instant proposedAt,
            @Nullable String confirmedByRole,
            @Nullable Instant confirmedAt) {}

    /** Why a payout keeps something back for the tax authority. */
    record Withholding(String reason) {}

    record Posting(UUID transactionId, String kind, String account, String asset, long amountMicros, Instant at) {}

    record Approval(String by, Instant at, String band, String contentHash) {}
}
