package io.clearshare.admin.payout;

import io.clearshare.admin.earning.Earnings;
import io.clearshare.admin.earning.Holds;
import io.clearshare.admin.ledger.Balance;
import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import io.clearshare.domain.program.InfluencerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Decides whether what made a payout payable still holds: the person, the address, the books, conditions and holds. */
@Component
class CheckPayable implements StillPayable {

    private final Balances balances;
    private final Earnings earnings;
    private final Holds holds;
    private final Influencers influencers;
    private final Candidates candidates;
    private final PayoutBook book;
    private final JudgeConditions conditions;
    private final Withhold withhold;

    CheckPayable(
            Balances balances,
            Earnings earnings,
            Holds holds,
            Influencers influencers,
            Candidates candidates,
            PayoutBook book,
            JudgeConditions conditions,
            Withhold withhold) {
        this.balances = balances;
        this.earnings = earnings;
        this.holds = holds;
        this.influencers = influencers;
        this.candidates = candidates;
        this.book = book;
        this.conditions = conditions;
        this.withhold = withhold;
    }

    @Override
    public Answer check(Payout payout) {
        return checkAll(List.of(payout)).get(0);
    }

    @Override
    public List<Answer> checkAll(List<Payout> payouts) {
        return answers(payouts, Occasion.SIGNING);
    }

    @Override
    public Answer preview(Payout payout) {
        return answers(List.of(payout), Occasion.BALANCE).get(0);
    }

    private List<Answer> answers(List<Payout> payouts, Occasion occasion) {
        List<Answer> answers = booksSay(payouts);
        askFurther(payouts, answers, open -> conditionsSay(open, occasion));
        askFurther(payouts, answers, this::holdsSay);
        return answers;
    }

    /** Asks about those that nothing is against yet. */
    private static void askFurther(
            List<Payout> payouts, List<Answer> answers, Function<List<Payout>, List<Answer>> question) {
        List<Integer> open = IntStream.range(0, payouts.size())
                .filter(i -> answers.get(i).verdict() == Verdict.YES)
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return;
        }
        List<Answer> further = question.apply(open.stream().map(payouts::get).toList());
        for (int i = 0; i < open.size(); i++) {
            answers.set(open.get(i), further.get(i));
        }
    }

    private List<Answer> booksSay(List<Payout> payouts) {
        List<String> ids = payouts.stream().map(Payout::influencerId).toList();
        Map<String, Influencer> people = influencers.findAll(ids);
        Set<String> disputed = earnings.disputed();
        Map<String, Balance> all = balances.ofAll(ids);
        Map<UUID, Long> withheld = withheld(payouts);
        Map<String, Long> gross = new HashMap<>();
        payouts.forEach(payout -> gross.put(
                payout.influencerId(),
                Math.addExact(payout.amountMicros(), withheld.getOrDefault(payout.payoutId(), 0L))));
        Map<String, Withhold.Part> due = withhold.ofAll(gross);
        List<Answer> answers = new ArrayList<>();
        for (Payout payout : payouts) {
            String id = payout.influencerId();
            Influencer person = people.get(id);
            Withhold.Part part = due.getOrDefault(id, Withhold.Part.NONE);
            if (person == null || person.state() != InfluencerState.ACTIVE) {
                answers.add(new Answer(Verdict.NO, "the influencer is no longer active"));
            } else if (!payout.wallet().equals(person.wallet())) {
                answers.add(new Answer(Verdict.NO, "the payout address has changed"));
            } else if (disputed.contains(id)) {
                answers.add(new Answer(Verdict.UNKNOWN, "a booked line differs from the stream"));
            } else if (all.getOrDefault(id, Balance.NONE).availableMicros() < 0) {
                answers.add(new Answer(Verdict.NO, "earnings were reversed since the payout was made"));
            } else if (part.micros() != withheld.getOrDefault(payout.payoutId(), 0L)) {
                answers.add(new Answer(Verdict.NO, "what has to be withheld for tax has changed"));
            } else {
                answers.add(Answer.YES);
            }
        }
        return answers;
    }

    /** What each payout keeps back for the tax authority. */
    private Map<UUID, Long> withheld(List<Payout> payouts) {
        Map<UUID, Long> withheld = new HashMap<>();
        book.lines(payouts.stream().map(Payout::payoutId).toList())
                .forEach((payoutId, lines) -> lines.stream()
                        .filter(line -> line.earningId().equals(BookWithholding.lineId(payoutId)))
                        .forEach(line -> withheld.put(payoutId, Math.negateExact(line.amountMicros()))));
        return withheld;
    }

    private List<Answer> conditionsSay(List<Payout> payouts, Occasion occasion) {
        List<JudgeConditions.Verdict> verdicts = conditions.judgeAll(
                payouts.stream()
                        .map(payout -> new Payee(payout.influencerId(), payout.wallet(), occasion, payout.payoutId()))
                        .toList(),
                candidates::paidMicros);
        return IntStream.range(0, payouts.size())
                .mapToObj(i -> conditionsSay(payouts.get(i), verdicts.get(i)))
                .toList();
    }

    private static Answer conditionsSay(Payout payout, JudgeConditions.Verdict verdict) {
        if (!verdict.reasons().isEmpty()) {
            return new Answer(
                    verdict.unknown() ? Verdict.UNKNOWN : Verdict.NO,
                    verdict.reasons().get(0).message());
        }
        NotPaidBecause beyond = verdict.beyondAllowance();
        return beyond == null || payout.amountMicros() <= verdict.allowanceMicros()
                ? Answer.YES
                : new Answer(Verdict.NO, beyond.message());
    }

    private List<Answer> holdsSay(List<Payout> payouts) {
        try {
            Map<String, List<String>> held =
                    holds.heldOf(payouts.stream().map(Payout::influencerId).toList());
            Map<UUID, List<UnpaidLine>> lines = held.isEmpty()
                    ? Map.of()
                    : book.lines(payouts.stream().map(Payout::payoutId).toList());
            return payouts.stream()
                    .map(payout -> lines.getOrDefault(payout.payoutId(), List.of()).stream()
                                    .map(UnpaidLine::earningId)
                                    .anyMatch(Set.copyOf(held.getOrDefault(payout.influencerId(), List.of()))::contains)
                            ? new Answer(Verdict.NO, "a fraud case was opened on one of its lines")
                            : Answer.YES)
                    .toList();
        } catch (WarehouseUnavailable e) {
            return Collections.nCopies(payouts.size(), new Answer(Verdict.UNKNOWN, "holds cannot be read now"));
        }
    }
}
