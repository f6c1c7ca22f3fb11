package io.clearshare.admin.bonus;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes bonuses and decides them; a confirmed one is at once a settled line in the books. */
@Component
class DecideBonus {

    private final JdbcClient jdbc;
    private final Bonuses bonuses;
    private final Influencers influencers;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    DecideBonus(JdbcClient jdbc, Bonuses bonuses, Influencers influencers, Ledger ledger, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.bonuses = bonuses;
        this.influencers = influencers;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param bonusId given by the caller, so that a proposal sent twice is one
     * @throws Refused when there is no such influencer
     */
    @Transactional
    public Bonus propose(
            UUID bonusId, String influencerId, long amountMicros, YearMonth month, String reason, Caller by) {
        if (influencers.find(influencerId).isEmpty()) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no influencer " + influencerId);
        }
        int made = jdbc.sql("""
                        INSERT INTO bonus (bonus_id, influencer_id, amount_micros, month, reason, proposed_by,
                            proposed_role, proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(
                        bonusId,
                        influencerId,
                        amountMicros,
                        month.toString(),
                        reason,
                        by.subject(),
                        by.role().name(),
                        now())
                .update();
        Bonus stored = bonuses.find(bonusId).orElseThrow();
        if (!stored.influencerId().equals(influencerId) || stored.amountMicros() != amountMicros) {
            throw new Refused(CommonProblem.CONFLICT, "Another bonus has that id");
        }
        if (made == 1) {
            record("propose", stored, by);
        }
        return stored;
    }

    /**
     * @throws Refused when there is no such bonus, it is decided, or the caller proposed it
     */
    @Transactional
    public Bonus confirm(UUID bonusId, Caller by) {
        Bonus bonus = undecided(bonusId, by);
        Transaction credit = Transaction.single(
                "earning:" + bonus.earningId(),
                List.of(
                        new Posting(Account.COMMISSION, Math.negateExact(bonus.amountMicros())),
                        new Posting(Account.payable(bonus.influencerId()), bonus.amountMicros())));
        ledger.write(credit);
        OffsetDateTime now = now();
        jdbc.sql("""
                        INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                            occurred_at, settles_at, tier, rule_version, transaction_id, note)
                        VALUES (?, ?, '', ?, 'bonus', ?, 'USD', ?, ?, 0, 0, ?, ?)
                        """)
                .params(
                        bonus.earningId(),
                        bonus.influencerId(),
                        "bonus:" + bonusId,
                        bonus.amountMicros(),
                        now,
                        now,
                        credit.id(),
                        bonus.reason())
                .update();
        decide(bonusId, "confirmed", bonus.earningId(), now, by);
        record("confirm", bonus, by);
        return bonuses.find(bonusId).orElseThrow();
    }

    /** Turns it down; nothing is booked. */
    @Transactional
    public Bonus refuse(UUID bonusId, Caller by) {
        Bonus bonus = undecided(bonusId, by);
        decide(bonusId, "refused", null, now(), by);
        record("refuse", bonus, by);
        return bonuses.find(bonusId).orElseThrow();
    }

    private Bonus undecided(UUID bonusId, Caller by) {
        jdbc.sql("SELECT 1 FROM bonus WHERE bonus_id = ? FOR UPDATE")
                .param(bonusId)
                .query()
                .listOfRows();
        Bonus bonus = bonuses.find(bonusId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no bonus " + bonusId));
        if (!bonus.state().equals("proposed")) {
            throw new Refused(BonusProblem.ALREADY_DECIDED, "The bonus is " + bonus.state());
        }
        if (bonus.proposedBy().equals(by.subject())) {
            throw new Refused(BonusProblem.SAME_PERSON, BonusProblem.SAME_PERSON.title());
        }
        return bonus;
    }

    private void decide(UUID bonusId, String state, @Nullable String earningId, OffsetDateTime now, Caller by) {
        jdbc.sql("""
                        UPDATE bonus SET state = ?, earning_id = ?, decided_by = ?, decided_role = ?, decided_at = ?
                        WHERE bonus_id = ?
                        """)
                .param(state)
                .param(earningId)
                .param(by.subject())
                .param(by.role().name())
                .param(now)
                .param(bonusId)
                .update();
    }

    private void record(String act, Bonus bonus, Caller by) {
        audit.record(
                by,
                "bonus." + act,
                "bonus:" + bonus.bonusId(),
                bonus.reason(),
                Map.of("influencerId", bonus.influencerId(), "amountMicros", bonus.amountMicros()));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
