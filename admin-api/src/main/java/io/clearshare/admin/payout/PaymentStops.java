package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.approval.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops payments, by one person at once, and resumes them when two agree. */
@Component
class PaymentStops {

    private static final String SELECT = "SELECT * FROM payment_stop ";
    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final StaffNames staff;
    private final AuditLog audit;
    private final Clock clock;

    PaymentStops(JdbcClient jdbc, StaffNames staff, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of the payouts that a stop covers. */
    Set<UUID> stopped(List<UUID> payoutIds) {
        return jdbc.sql("SELECT id FROM unnest(?::uuid[]) AS asked (id) WHERE payout_is_stopped(id)")
                .param(payoutIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .set();
    }

    /** Open stops first, then the newest. */
    List<PaymentStop> all() {
        return jdbc.sql(SELECT + "ORDER BY resumed_at IS NOT NULL, stopped_at DESC LIMIT " + SHOWN)
                .query(PaymentStops::stop)
                .list();
    }

    /** Stops; a scope that is stopped already stays as it is, so nobody in a hurry meets an error. */
    @Transactional
    public PaymentStop stop(String scope, String reason, Caller by) {
        int made = jdbc.sql("""
                        INSERT INTO payment_stop (stop_id, scope, reason, stopped_by, stopped_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(UUID.randomUUID(), scope, reason, by.subject(), at(clock.instant()))
                .update();
        PaymentStop stop = jdbc.sql(SELECT + "WHERE scope = ? AND resumed_at IS NULL")
                .param(scope)
                .query(PaymentStops::stop)
                .single();
        if (made == 1) {
            audit.record(
                    by,
                    "payments.stop",
                    scope,
                    reason,
                    Map.of("stopId", stop.stopId().toString()));
        }
        return stop;
    }

    /**
     * Agrees that payments go on; with the second person they do.
     *
     * @throws Refused when there is no such stop, it is over, or the same person agreed already
     */
    @Transactional
    public PaymentStop resume(UUID stopId, Caller by) {
        PaymentStop stop = find(stopId, true)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no stop " + stopId));
        if (!stop.isOpen()) {
            throw new Refused(PayoutProblem.NOT_STOPPED, PayoutProblem.NOT_STOPPED.title());
        }
        String first = stop.agreedBy();
        if (first == null) {
            write("agreed", stopId, by);
        } else {
            String email = staff.emailBySubject().getOrDefault(first, first);
            if (first.equals(by.subject()) || Person.of(email).equals(Person.of(by.email()))) {
                throw new Refused(PayoutProblem.SAME_PERSON, PayoutProblem.SAME_PERSON.title());
            }
            write("resumed", stopId, by);
            // What was put off because of the stop need not wait any longer.
            jdbc.sql("UPDATE payout SET next_at = ? WHERE state = 'CREATED' AND next_at > ?")
                    .params(at(clock.instant()), at(clock.instant()))
                    .update();
        }
        String action = first == null ? "payments.resume_agree" : "payments.resume";
        audit.record(by, action, stop.scope(), "", Map.of("stopId", stopId.toString()));
        return find(stopId, false).orElseThrow();
    }

    /** @param part of the two columns' names, ours and not a caller's */
    private void write(String part, UUID stopId, Caller by) {
        jdbc.sql("UPDATE payment_stop SET " + part + "_by = ?, " + part + "_at = ? WHERE stop_id = ?")
                .params(by.subject(), at(clock.instant()), stopId)
                .update();
    }

    private Optional<PaymentStop> find(UUID stopId, boolean lock) {
        return jdbc.sql(SELECT + "WHERE stop_id = ?" + (lock ? " FOR UPDATE" : ""))
                .param(stopId)
                .query(PaymentStops::stop)
                .optional();
    }

    private static PaymentStop stop(ResultSet row, int number) throws SQLException {
        return new PaymentStop(
                row.getObject("stop_id", UUID.class),
                row.getString("scope"),
                row.getString("reason"),
                row.getString("stopped_by"),
                PayoutRows.requiredInstant(row, "stopped_at"),
                row.getString("agreed_by"),
                PayoutRows.instant(row, "agreed_at"),
                row.getString("resumed_by"),
                PayoutRows.instant(row, "resumed_at"));
    }
}
