package io.clearshare.admin.payout;

import java.util.ArrayList;
import java.util.List;

/** Everything that is judged right before signing, last the rate of what is paid in SOL. */
record CheckBeforeSigning(StillPayable stillPayable, CheckRate rate) implements StillPayable {

    @Override
    public Answer check(Payout payout) {
        return checkAll(List.of(payout)).get(0);
    }

    @Override
    public List<Answer> checkAll(List<Payout> payouts) {
        List<Answer> answers = new ArrayList<>(stillPayable.checkAll(payouts));
        for (int i = 0; i < payouts.size(); i++) {
            if (answers.get(i).verdict() == Verdict.YES) {
                answers.set(i, rate.of(payouts.get(i)));
            }
        }
        return answers;
    }
}
