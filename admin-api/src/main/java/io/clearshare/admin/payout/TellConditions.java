package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import org.springframework.stereotype.Component;

/** Tells what stands between an influencer and being paid, by the very judgement that pays. */
@Component
class TellConditions implements PayoutConditions {

    private final JudgeConditions judge;
    private final Candidates candidates;
    private final Influencers influencers;

    TellConditions(JudgeConditions judge, Candidates candidates, Influencers influencers) {
        this.judge = judge;
        this.candidates = candidates;
        this.influencers = influencers;
    }

    @Override
    public Standing of(String influencerId) {
        String wallet = influencers.find(influencerId).map(Influencer::wallet).orElse("");
        Payee payee = new Payee(influencerId, wallet, Occasion.BALANCE, null);
        return judge.standing(payee, candidates.paidMicros(influencerId));
    }
}
