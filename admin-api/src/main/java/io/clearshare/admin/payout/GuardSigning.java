package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Band;
import java.time.Clock;
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
    private final JudgePayability judge;
    private final Clock clock;

    GuardSigning(PaymentStops stops, BandsInForce bands, PayoutBook book, JudgePayability judge, Clock clock) {
        this.stops = stops;
        this.bands = bands;
        this.book = book;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public Answer check(Payout payout) {
        Answer guarded = guard(payout);
        return guarded.verdict() == Verdict.YES ? judge.check(payout) : guarded;
    }

    @Override
    public Answer preview(Payout payout) {
        Answer guarded = guard(payout);
        return guarded.verdict() == Verdict.YES ? judge.preview(payout) : guarded;
    }

    private Answer guard(Payout payout) {
        if (stops.isStopped(payout.payoutId())) {
            return PAUSED;
        }
        if (!ContentHash.isOf(payout, book.lines(payout.payoutId()))) {
            return new Answer(Verdict.NO, "its content is not what was approved");
        }
        Band needed = bands.at(clock.instant()).bandOf(payout.amountMicros(), false);
        if (!payout.band().covers(needed)) {
            return new Answer(Verdict.NO, "by now an amount like this needs more approvals");
        }
        return Answer.YES;
    }
}
