package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Band;
import io.clearshare.domain.approval.Bands;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The last look before a payout is signed: no stop, what was approved, by the bands of now, and still payable. */
@Component
@Primary
class GuardSigning implements StillPayable {

    /** Influencers read it, too; why payments are stopped is not theirs to know. */
    private static final Answer PAUSED = new Answer(Verdict.UNKNOWN, "payments are paused");

    private final PaymentStops stops;
    private final BandsInForce bands;
    private final PayoutBook book;
    private final CheckPayable payable;
    private final Clock clock;

    GuardSigning(PaymentStops stops, BandsInForce bands, PayoutBook book, CheckPayable payable, Clock clock) {
        this.stops = stops;
        this.bands = bands;
        this.book = book;
        this.payable = payable;
        this.clock = clock;
    }

    @Override
    public Answer check(Payout payout) {
        return checkAll(List.of(payout)).get(0);
    }

    @Override
    public List<Answer> checkAll(List<Payout> payouts) {
        return guarded(payouts, payable::checkAll);
    }

    @Override
    public Answer preview(Payout payout) {
        return guarded(List.of(payout), one -> List.of(payable.preview(one.get(0))))
                .get(0);
    }

    /** Has those judged that nothing else is in the way of. */
    private List<Answer> guarded(List<Payout> payouts, Function<List<Payout>, List<Answer>> judged) {
        List<Answer> answers = guard(payouts);
        List<Integer> free = IntStream.range(0, payouts.size())
                .filter(i -> answers.get(i).verdict() == Verdict.YES)
                .boxed()
                .toList();
        if (!free.isEmpty()) {
            List<Answer> further = judged.apply(free.stream().map(payouts::get).toList());
            for (int i = 0; i < free.size(); i++) {
                answers.set(free.get(i), further.get(i));
            }
        }
        return answers;
    }

    private List<Answer> guard(List<Payout> payouts) {
        List<UUID> ids = payouts.stream().map(Payout::payoutId).toList();
        Set<UUID> stopped = stops.stopped(ids);
        Map<UUID, List<UnpaidLine>> lines = book.lines(ids);
        Bands inForce = bands.at(clock.instant());
        List<Answer> answers = new ArrayList<>();
        for (Payout payout : payouts) {
            answers.add(
                    stopped.contains(payout.payoutId())
                            ? PAUSED
                            : guard(payout, lines.getOrDefault(payout.payoutId(), List.of()), inForce));
        }
        return answers;
    }

    private static Answer guard(Payout payout, List<UnpaidLine> lines, Bands inForce) {
        if (!ContentHash.isOf(payout, lines)) {
            return new Answer(Verdict.NO, "its content is not what was approved");
        }
        Band needed = inForce.bandOf(payout.amountMicros(), false);
        if (!payout.band().covers(needed)) {
            return new Answer(Verdict.NO, "by now an amount like this needs more approvals");
        }
        return Answer.YES;
    }
}
