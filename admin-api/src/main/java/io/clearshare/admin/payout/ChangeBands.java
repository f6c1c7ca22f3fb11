package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.approval.Bands;
import io.clearshare.domain.approval.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the approval bands: one member of finance proposes, another one decides. */
@Component
class ChangeBands {

    private final JdbcClient jdbc;
    private final BandsInForce bands;
    private final StaffNames staff;
    private final AuditLog audit;
    private final Clock clock;

    ChangeBands(JdbcClient jdbc, BandsInForce bands, StaffNames staff, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.bands = bands;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param from null for as soon as they are confirmed
     * @throws Refused while another proposal waits
     */
    @Transactional
    public BandsVersion propose(long automatic, long one, long two, @Nullable Instant from, String reason, Caller by) {
        Bands wanted = ascending(automatic, one, two);
        Instant now = now();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('payout_bands', 0))")
                .query()
                .listOfRows();
        if (bands.versions().stream().anyMatch(version -> version.state().equals("proposed"))) {
            throw new Refused(PayoutProblem.PROPOSAL_WAITS, PayoutProblem.PROPOSAL_WAITS.title());
        }
        int version = jdbc.sql("""
                        INSERT INTO payout_bands (version, automatic_micros_max, one_approval_micros_max,
                            two_approvals_micros_max, wanted_from, reason, proposed_by, proposed_at)
                        SELECT coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM payout_bands RETURNING version
                        """)
                .params(
                        wanted.automaticMicrosMax(),
                        wanted.oneApprovalMicrosMax(),
                        wanted.twoApprovalsMicrosMax(),
                        at(from == null ? now : from),
                        reason,
                        by.subject(),
                        at(now))
                .query(Integer.class)
                .single();
        return recorded(version, "propose", by);
    }

    /**
     * @throws Refused when there is no such proposal or the caller made it
     */
    @Transactional
    public BandsVersion confirm(int version, Caller by) {
        BandsVersion proposed = undecided(version, by);
        Instant now = now();
        Instant from = proposed.wantedFrom().isAfter(now) ? proposed.wantedFrom() : now;
        jdbc.sql("""
                        UPDATE payout_bands SET state = 'confirmed', decided_by = ?, decided_at = ?, in_force_from = ?
                        WHERE version = ?
                        """).params(by.subject(), at(now), at(from), version).update();
        return recorded(version, "confirm", by);
    }

    /** Turns them down; nothing changes. */
    @Transactional
    public BandsVersion refuse(int version, Caller by) {
        undecided(version, by);
        jdbc.sql("UPDATE payout_bands SET state = 'refused', decided_by = ?, decided_at = ? WHERE version = ?")
                .params(by.subject(), at(now()), version)
                .update();
        return recorded(version, "refuse", by);
    }

    private BandsVersion undecided(int version, Caller by) {
        jdbc.sql("SELECT 1 FROM payout_bands WHERE version = ? FOR UPDATE")
                .param(version)
                .query()
                .listOfRows();
        BandsVersion found = bands.find(version)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There are no bands " + version));
        if (!found.state().equals("proposed")) {
            throw new Refused(PayoutProblem.BANDS_DECIDED, "The bands are " + found.state());
        }
        String proposer = staff.emailBySubject().getOrDefault(found.proposedBy(), found.proposedBy());
        if (found.proposedBy().equals(by.subject()) || Person.of(proposer).equals(Person.of(by.email()))) {
            throw new Refused(PayoutProblem.SAME_PERSON, PayoutProblem.SAME_PERSON.title());
        }
        return found;
    }

    private BandsVersion recorded(int version, String act, Caller by) {
        BandsVersion now = bands.find(version).orElseThrow();
        audit.record(
                by,
                "bands." + act,
                "bands:" + version,
                now.reason(),
                Map.of(
                        "automaticMicrosMax", now.bands().automaticMicrosMax(),
                        "oneApprovalMicrosMax", now.bands().oneApprovalMicrosMax(),
                        "twoApprovalsMicrosMax", now.bands().twoApprovalsMicrosMax(),
                        "wantedFrom", now.wantedFrom().toString()));
        return now;
    }

    private static Bands ascending(long automatic, long one, long two) {
        try {
            return new Bands(0, automatic, one, two);
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
