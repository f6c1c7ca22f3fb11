package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.ledger.LedgerRefusal;
import io.clearshare.admin.payout.JudgePayability.Judgement;
import io.clearshare.admin.payout.PayoutBook.Draft;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a payout for everybody whose balance has reached the threshold and may be paid. */
@Component
class MakePayouts {

    private static final Logger LOG = LoggerFactory.getLogger(MakePayouts.class);
    private static final int PAGE = 500;

    private final Balances balances;
    private final Candidates candidates;
    private final JudgePayability judge;
    private final PayoutBook book;
    private final PayoutTerms terms;
    private final Withhold withhold;
    private final Clock clock;

    MakePayouts(
            Balances balances,
            Candidates candidates,
            JudgePayability judge,
            PayoutBook book,
            PayoutTerms terms,
            Withhold withhold,
            Clock clock) {
        this.balances = balances;
        this.candidates = candidates;
        this.judge = judge;
        this.book = book;
        this.terms = terms;
        this.withhold = withhold;
        this.clock = clock;
    }

    /**
     * One pass over all balances that are large enough.
     *
     * @param bookedUpTo the completeness that the books follow
     */
    void run(Instant bookedUpTo, String mint) {
        String after = "";
        List<String> page;
        do {
            page = balances.withAtLeast(Math.max(1, terms.thresholdMicros()), after, PAGE);
            for (String influencerId : page) {
                if (candidates.open(influencerId).isEmpty()) {
                    make(influencerId, bookedUpTo, mint);
                }
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }

    private void make(String influencerId, Instant bookedUpTo, String mint) {
        Judgement judgement = judge.judge(influencerId, bookedUpTo);
        if (!judgement.payable()) {
            LOG.debug("Influencer {} is not paid: {}", influencerId, judgement.reasons());
            return;
        }
        LineChoice choice = judgement.choice();
        Band band = Band.of(choice.amountMicros(), terms.automaticMicrosMax());
        Draft draft = new Draft(
                influencerId,
                judgement.wallet(),
                mint,
                choice.amountMicros(),
                band,
                choice.lines(),
                withhold.of(influencerId, choice.amountMicros()));
        try {
            book.create(draft, clock.instant());
        } catch (LedgerRefusal | DuplicateKeyException e) {
            // A negative line or another payout came in between; the next pass judges anew.
            LOG.info("Payout for {} not made: {}", influencerId, e.getMessage());
        }
    }
}
