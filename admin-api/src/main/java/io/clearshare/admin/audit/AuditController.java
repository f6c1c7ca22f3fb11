package io.clearshare.admin.audit;

import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.audit.AuditRecord;
import io.clearshare.domain.audit.ChainHead;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {

    private static final int PAGE = 100;

    private final AuditRecords records;
    private final VerifyAudit verify;
    private final StaffNames staff;

    AuditController(AuditRecords records, VerifyAudit verify, StaffNames staff) {
        this.records = records;
        this.verify = verify;
        this.staff = staff;
    }

    /**
     * A record as people read it.
     *
     * @param actorName e-mail address of a member of the staff, otherwise the actor itself
     * @param details   JSON as it was hashed
     */
    record Entry(
            long no,
            Instant at,
            String actor,
            String actorName,
            String role,
            String action,
            String subject,
            String reason,
            String details,
            String previousHash,
            String hash) {}

    record Page(List<Entry> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "Audit records, the newest first; an action also matches by its beginning")
    Page list(
            @RequestParam(required = false) @Nullable @Size(max = 200) String actor,
            @RequestParam(required = false) @Nullable @Size(max = 100) String action,
            @RequestParam(required = false) @Nullable @Size(max = 300) String subject,
            @RequestParam(required = false) @Nullable @Positive Long after) {
        Map<String, String> names = staff.emailBySubject();
        AuditRecords.Filter filter = new AuditRecords.Filter(subjectOf(actor, names), action, subject);
        List<AuditRecord> found = records.page(filter, after == null ? Long.MAX_VALUE : after, PAGE + 1);
        boolean more = found.size() > PAGE;
        return new Page(
                found.stream().limit(PAGE).map(record -> entry(record, names)).toList(),
                more ? Long.toString(found.get(PAGE - 1).no()) : null);
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Verify the whole chain",
            description =
                    "Finds any changed, missing, inserted or reordered record and a cut tail. Give number and hash"
                            + " of a head that was written down to have the chain compared with that, too.")
    VerifyAudit.Verification verify(
            @RequestParam(required = false) @Nullable @Positive Long headNo,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "[0-9a-f]{64}") String headHash) {
        if ((headNo == null) != (headHash == null)) {
            throw new Refused(CommonProblem.INVALID_REQUEST, "A head has a number and a hash; give both or none");
        }
        return verify.run(headNo == null || headHash == null ? null : new ChainHead(headNo, headHash));
    }

    /** People filter by the address that they read. */
    private static @Nullable String subjectOf(@Nullable String actor, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(actor))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(actor);
    }

    private static Entry entry(AuditRecord record, Map<String, String> names) {
        return new Entry(
                record.no(),
                Instant.EPOCH.plus(record.atMicros(), ChronoUnit.MICROS),
                record.actor(),
                names.getOrDefault(record.actor(), record.actor()),
                record.role(),
                record.action(),
                record.subject(),
                record.reason(),
                record.details(),
                record.previousHash(),
                record.hash());
    }
}
