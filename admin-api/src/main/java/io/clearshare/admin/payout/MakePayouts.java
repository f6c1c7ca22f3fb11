package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.ledger.LedgerRefusal;
import io.clearshare.admin.payout.JudgePayability.Judgement;
import io.clearshare.admin.payout.PayoutBook.Draft;
import io.clearshare.admin.payout.price.SolPrice;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.approval.Bands;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.price.PriceGuard.Verdict;
import io.clearshare.domain.price.Quote;
import io.clearshare.domain.solana.Programs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
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
    private final Thresholds thresholds;
    private final Withhold withhold;
    private final PayoutCurrencies currencies;
    private final SolPrice price;
    private final CheckRate rate;
    private final BandsInForce bandsInForce;
    private final ReviewPayouts review;
    private final @Nullable EscrowRail escrow;
    private final Clock clock;

    MakePayouts(
            Balances balances,
            Candidates candidates,
            JudgePayability judge,
            PayoutBook book,
            Thresholds thresholds,
            Withhold withhold,
            PayoutCurrencies currencies,
            SolPrice price,
            CheckRate rate,
            BandsInForce bandsInForce,
            ReviewPayouts review,
            ObjectProvider<EscrowRail> escrow,
            Clock clock) {
        this.balances = balances;
        this.candidates = candidates;
        this.judge = judge;
        this.book = book;
        this.thresholds = thresholds;
        this.withhold = withhold;
        this.currencies = currencies;
        this.price = price;
        this.rate = rate;
        this.bandsInForce = bandsInForce;
        this.review = review;
        this.escrow = escrow.getIfAvailable();
        this.clock = clock;
    }

    /**
     * One pass over all balances that are large enough.
     *
     * @param bookedUpTo the completeness that the books follow
     */
    void run(Instant bookedUpTo, String mint) {
        withdrawMovedRates();
        String after = "";
        List<String> page;
        do {
            page = balances.withAtLeast(Math.max(1, thresholds.least(clock.instant())), after, PAGE);
            for (String influencerId : page) {
                if (candidates.open(influencerId).isEmpty()) {
                    make(influencerId, bookedUpTo, mint);
                }
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }

    /** What waits for finance at a rate that is no longer the market's is made anew, so that nobody approves the past. */
    private void withdrawMovedRates() {
        for (Payout payout : candidates.waitingInSol()) {
            StillPayable.Answer answer = rate.of(payout);
            if (answer.verdict() == StillPayable.Verdict.NO) {
                book.withdraw(payout, answer.reason(), clock.instant());
            }
        }
    }

    private void make(String influencerId, Instant bookedUpTo, String mint) {
        Judgement judgement = judge.judge(influencerId, bookedUpTo);
        if (!judgement.payable()) {
            LOG.debug("Influencer {} is not paid: {}", influencerId, judgement.reasons());
            return;
        }
        boolean inSol = currencies.of(influencerId) == Currency.SOL;
        Verdict verdict = inSol ? price.now() : new Verdict.Unusable("");
        if (inSol && verdict instanceof Verdict.Unusable unusable) {
            LOG.debug("Influencer {} is not paid: no price of SOL: {}", influencerId, unusable.why());
            return;
        }
        @Nullable Quote quote = verdict instanceof Verdict.Usable usable ? usable.quote() : null;
        LineChoice choice = judgement.choice();
        Instant now = clock.instant();
        Bands bands = bandsInForce.at(now);
        String wallet = judgement.wallet();
        boolean risky = review.isRisky(influencerId, wallet, choice.amountMicros());
        Band band = bands.bandOf(choice.amountMicros(), risky);
        Draft draft = new Draft(
                influencerId,
                wallet,
                quote == null ? mint : Programs.WRAPPED_SOL,
                choice.amountMicros(),
                quote,
                band,
                bands.version(),
                choice.lines(),
                withhold.of(influencerId, choice.amountMicros()),
                escrow != null && quote == null && band == Band.ESCROW ? escrow.multisig() : null);
        try {
            book.create(draft, now);
            if (quote != null) {
                price.used(quote);
            }
        } catch (LedgerRefusal | DuplicateKeyException | ConcurrencyFailureException e) {
            // A negative line, another payout or other bands came in between; the next pass judges anew.
            LOG.info("Payout for {} not made: {}", influencerId, e.getMessage());
        }
    }
}
