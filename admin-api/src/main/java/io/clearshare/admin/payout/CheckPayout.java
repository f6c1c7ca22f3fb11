package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.payout.PayoutDetail.Check;
import io.clearshare.admin.payout.StillPayable.Answer;
import io.clearshare.admin.payout.StillPayable.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be verified about a payout before it is approved. */
@Component
class CheckPayout {

    private final PayoutBook book;
    private final StillPayable stillPayable;
    private final JudgeConditions conditions;
    private final CheckRate rate;

    CheckPayout(PayoutBook book, StillPayable stillPayable, JudgeConditions conditions, CheckRate rate) {
        this.book = book;
        this.stillPayable = stillPayable;
        this.conditions = conditions;
        this.rate = rate;
    }

    List<Check> of(Payout payout) {
        List<UnpaidLine> lines = book.lines(payout.payoutId());
        List<Check> checks = new ArrayList<>();
        long sum = lines.stream().mapToLong(UnpaidLine::amountMicros).sum();
        checks.add(new Check(
                "LINES_MATCH_AMOUNT", sum == payout.amountMicros(), lines.size() + " lines sum to the amount"));
        checks.add(
                new Check("CONTENT_HASH", ContentHash.isOf(payout, lines), "The content hash is that of these lines"));
        if (payout.state() == PayoutState.AWAITING_APPROVAL || payout.state() == PayoutState.CREATED) {
            Answer answer = stillPayable.preview(payout);
            String message = answer.verdict() == Verdict.YES
                    ? "Active, same address, no open case on a line, no reversal since"
                    : "Not now: " + answer.reason();
            checks.add(new Check("STILL_PAYABLE", answer.verdict() == Verdict.YES, message));
            checks.addAll(conditions.checks(new Payee(payout.influencerId(), payout.wallet(), Occasion.BALANCE, null)));
            if (payout.sol() != null) {
                Answer near = rate.of(payout);
                checks.add(new Check(
                        "RATE",
                        near.verdict() == Verdict.YES,
                        near.verdict() == Verdict.YES
                                ? "The rate is that of the market"
                                : "Not now: " + near.reason()));
            }
        }
        return checks;
    }
}
