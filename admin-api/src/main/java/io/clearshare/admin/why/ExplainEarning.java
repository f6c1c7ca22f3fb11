package io.clearshare.admin.why;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.bonus.Bonus;
import io.clearshare.admin.bonus.Bonuses;
import io.clearshare.admin.earning.Caps;
import io.clearshare.admin.earning.Earning;
import io.clearshare.admin.earning.Earnings;
import io.clearshare.admin.ledger.Entries;
import io.clearshare.admin.ledger.LedgerEntry;
import io.clearshare.admin.payout.PaidLine;
import io.clearshare.admin.payout.PayoutView;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows a cent both ways: from a payout line or an earning to the clicks, rules, entries and signature behind it. */
@Component
class ExplainEarning {

    private final Payouts payouts;
    private final Earnings earnings;
    private final Caps caps;
    private final Bonuses bonuses;
    private final Entries entries;
    private final StreamTrail stream;
    private final RulesInForce rules;

    ExplainEarning(
            Payouts payouts,
            Earnings earnings,
            Caps caps,
            Bonuses bonuses,
            Entries entries,
            StreamTrail stream,
            RulesInForce rules) {
        this.payouts = payouts;
        this.earnings = earnings;
        this.caps = caps;
        this.bonuses = bonuses;
        this.entries = entries;
        this.stream = stream;
        this.rules = rules;
    }

    /**
     * @throws Refused when there is no such line, or it is none of the calling influencer's
     */
    Why ofPayoutLine(UUID payoutLineId, Caller caller) {
        PaidLine line = payouts.line(payoutLineId).orElseThrow(() -> unknown("payout line " + payoutLineId));
        return explain(line.line().earningId(), Optional.of(line), caller);
    }

    Why ofEarning(String earningId, Caller caller) {
        return explain(earningId, payouts.lineOfEarning(earningId), caller);
    }

    private Why explain(String earningId, Optional<PaidLine> line, Caller caller) {
        Optional<Bonus> bonus = bonuses.ofEarning(earningId);
        if (bonus.isPresent()) {
            return ofBonus(bonus.get(), line, caller);
        }
        Optional<Earning> withheld =
                earnings.find(earningId).filter(booked -> booked.kind().equals("withholding"));
        if (withheld.isPresent()) {
            return ofWithholding(withheld.get(), line, caller);
        }
        // A cap is explained by the line that it stands beside.
        String about = caps.besideWhich(earningId).orElse(earningId);
        StreamTrail.PricedLine priced = stream.earning(about)
                .filter(found -> mayRead(found.earning().influencerId(), caller))
                .orElseThrow(() -> unknown("earning " + earningId));
        Why.Earning earning = priced.earning();
        StreamTrail.Attributed attributed = stream.conversion(earning.conversionId())
                .orElseThrow(() -> unknown("conversion " + earning.conversionId()));
        PayoutView payout = line.map(PaidLine::payout).orElse(null);
        return new Why(
                line.map(PaidLine::line).orElse(null),
                payout,
                earning,
                attributed.conversion(),
                attributed.path(),
                stream.excluded(attributed),
                priced.ruleVersion(),
                rules.of(earning.influencerId(), attributed),
                caps.beside(List.of(about)).stream()
                        .map(cap -> new Why.Cap(cap.earningId(), cap.amountMicros(), cap.note()))
                        .toList(),
                postings(earningId, line),
                approval(payout),
                payout == null ? null : payout.signature(),
                null,
                null);
    }

    private Why ofBonus(Bonus bonus, Optional<PaidLine> line, Caller caller) {
        if (!mayRead(bonus.influencerId(), caller)) {
            throw unknown("earning " + bonus.earningId());
        }
        Earning booked = earnings.find(bonus.earningId()).orElseThrow(() -> unknown("earning " + bonus.earningId()));
        return withoutConversion(
                booked,
                line,
                new Why.Bonus(
                        bonus.month(),
                        bonus.reason(),
                        bonus.proposedRole(),
                        bonus.proposedAt(),
                        bonus.decidedRole(),
                        bonus.decidedAt()),
                null);
    }

    /** A withholding follows from the payout that it is a line of and from the law. */
    private Why ofWithholding(Earning booked, Optional<PaidLine> line, Caller caller) {
        if (!mayRead(booked.influencerId(), caller)) {
            throw unknown("earning " + booked.earningId());
        }
        return withoutConversion(booked, line, null, new Why.Withholding(booked.note()));
    }

    private Why withoutConversion(
            Earning booked, Optional<PaidLine> line, Why.@Nullable Bonus bonus, Why.@Nullable Withholding withholding) {
        PayoutView payout = line.map(PaidLine::payout).orElse(null);
        Instant at = booked.occurredAt();
        String id = booked.conversionId();
        long micros = booked.amountMicros();
        return new Why(
                line.map(PaidLine::line).orElse(null),
                payout,
                new Why.Earning(
                        booked.earningId(),
                        booked.influencerId(),
                        id,
                        booked.kind(),
                        "",
                        "",
                        micros,
                        "settled",
                        at,
                        at,
                        0,
                        "",
                        "",
                        ""),
                new Why.Conversion(id, booked.kind(), at, at, micros, 0, "", ""),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                postings(booked.earningId(), line),
                approval(payout),
                payout == null ? null : payout.signature(),
                bonus,
                withholding);
    }

    private static boolean mayRead(String influencerId, Caller caller) {
        return caller.role() != Role.INFLUENCER || influencerId.equals(caller.influencerId());
    }

    private List<Why.Posting> postings(String earningId, Optional<PaidLine> line) {
        List<LedgerEntry> concerning = line.map(PaidLine::ledger)
                .or(() -> earnings.find(earningId).map(booked -> entries.concerning(List.of(booked.transactionId()))))
                .orElse(List.of());
        return concerning.stream()
                .map(entry -> new Why.Posting(
                        entry.transactionId(),
                        entry.kind(),
                        entry.account(),
                        entry.asset(),
                        entry.amount(),
                        entry.at()))
                .toList();
    }

    private static Why.@Nullable Approval approval(@Nullable PayoutView payout) {
        if (payout == null || payout.approvedBy() == null || payout.approvedAt() == null) {
            return null;
        }
        return new Why.Approval(
                payout.approvedBy(), payout.approvedAt(), payout.band().name(), payout.contentHash());
    }

    private static Refused unknown(String what) {
        return new Refused(CommonProblem.NOT_FOUND, "There is no " + what);
    }
}
