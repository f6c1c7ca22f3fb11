package io.clearshare.admin.payout;

import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.ledger.LedgerRefusal;
import io.clearshare.admin.payout.JudgePayability.Judgement;
import io.clearshare.admin.payout.PayoutBook.Draft;
import io.clearshare.admin.payout.ReviewPayouts.Planned;
import io.clearshare.admin.payout.price.SolPrice;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.approval.Bands;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.price.PriceGuard.Verdict;
import io.clearshare.domain.price.Quote;
import io.clearshare.domain.solana.Programs;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a payout for everybody whose balance has reached the threshold and may be paid. */
@Component
class MakePayouts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MakePayouts.class);
    /** Judged and made together. */
    private static final int PAGE = 500;
    /** Pages at once; a maker mostly waits for the database, and others pay meanwhile. */
    private static final int MAKERS = 2;

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
    private final NoteBlocks blocks;
    private final @Nullable EscrowRail escrow;
    private final Clock clock;
    private final ExecutorService makers = Executors.newFixedThreadPool(MAKERS - 1);

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
            NoteBlocks blocks,
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
        this.blocks = blocks;
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
        long least = Math.max(1, thresholds.least(clock.instant()));
        String after = "";
        List<List<String>> pages = new ArrayList<>();
        List<String> page;
        do {
            page = balances.withAtLeast(least, after, PAGE);
            after = page.isEmpty() ? after : page.get(page.size() - 1);
            pages.add(page);
            if (pages.size() == MAKERS || page.size() < PAGE) {
                makeAtOnce(pages, bookedUpTo, mint);
                pages.clear();
            }
        } while (page.size() == PAGE);
    }

    private void makeAtOnce(List<List<String>> pages, Instant bookedUpTo, String mint) {
        List<Future<?>> work = new ArrayList<>();
        for (List<String> page : pages.subList(1, pages.size())) {
            work.add(makers.submit(() -> make(page, bookedUpTo, mint)));
        }
        try {
            make(pages.get(0), bookedUpTo, mint);
        } finally {
            work.forEach(MakePayouts::await);
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Making payouts was interrupted", e);
        }
    }

    @Override
    public void close() {
        makers.shutdownNow();
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

    private void make(List<String> influencerIds, Instant bookedUpTo, String mint) {
        Set<String> open = candidates.open(influencerIds).keySet();
        List<String> free =
                influencerIds.stream().filter(id -> !open.contains(id)).toList();
        if (free.isEmpty()) {
            return;
        }
        Map<String, Judgement> payable = new LinkedHashMap<>();
        Map<String, Judgement> judged = judge.judgeAll(free, bookedUpTo);
        Map<String, List<NotPaidBecause>> reasons = new LinkedHashMap<>();
        judged.forEach((influencerId, judgement) -> reasons.put(influencerId, judgement.reasons()));
        blocks.note(reasons, clock.instant());
        judged.forEach((influencerId, judgement) -> {
            if (judgement.payable()) {
                payable.put(influencerId, judgement);
            } else {
                LOG.debug("Influencer {} is not paid: {}", influencerId, judgement.reasons());
            }
        });
        if (!payable.isEmpty()) {
            create(drafts(payable, mint));
        }
    }

    private List<Draft> drafts(Map<String, Judgement> payable, String mint) {
        Instant now = clock.instant();
        Bands bands = bandsInForce.at(now);
        Map<String, Currency> chosen = currencies.chosen(payable.keySet());
        Map<String, Long> gross = new HashMap<>();
        List<Planned> planned = new ArrayList<>();
        payable.forEach((id, judgement) -> {
            gross.put(id, judgement.choice().amountMicros());
            planned.add(new Planned(id, judgement.wallet(), judgement.choice().amountMicros()));
        });
        Set<String> risky = review.risky(planned);
        Map<String, Withhold.Part> withheld = withhold.ofAll(gross);
        List<Draft> drafts = new ArrayList<>();
        payable.forEach((id, judgement) -> {
            LineChoice choice = judgement.choice();
            Band band = bands.bandOf(choice.amountMicros(), risky.contains(id));
            @Nullable String vault = escrow == null || band != Band.ESCROW ? null : escrow.multisig();
            // The vault holds USDC, and a rate does not outlive two approvals.
            boolean inSol = vault == null && chosen.get(id) == Currency.SOL;
            Verdict verdict = inSol ? price.now() : new Verdict.Unusable("");
            if (inSol && verdict instanceof Verdict.Unusable unusable) {
                LOG.debug("Influencer {} is not paid: no price of SOL: {}", id, unusable.why());
                return;
            }
            @Nullable Quote quote = verdict instanceof Verdict.Usable usable ? usable.quote() : null;
            drafts.add(new Draft(
                    id,
                    judgement.wallet(),
                    quote == null ? mint : Programs.WRAPPED_SOL,
                    choice.amountMicros(),
                    quote,
                    band,
                    bands.version(),
                    choice.lines(),
                    withheld.getOrDefault(id, Withhold.Part.NONE),
                    vault));
        });
        return drafts;
    }

    /** All at once, or each by itself where something has come in between for one of them. */
    private void create(List<Draft> drafts) {
        List<Draft> plain = drafts.stream().filter(MakePayouts::isPlain).toList();
        try {
            book.createAll(plain, clock.instant());
        } catch (LedgerRefusal | DuplicateKeyException | ConcurrencyFailureException e) {
            LOG.info("{} payouts are made one by one: {}", plain.size(), e.getMessage());
            plain.forEach(this::createAlone);
        }
        drafts.stream().filter(draft -> !isPlain(draft)).forEach(this::createAlone);
    }

    /** Whether nothing is kept back, no rate is bound and no escrow is funded. */
    private static boolean isPlain(Draft draft) {
        return draft.quote() == null && draft.withheld().micros() == 0 && draft.escrow() == null;
    }

    private void createAlone(Draft draft) {
        try {
            book.create(draft, clock.instant());
            Quote quote = draft.quote();
            if (quote != null) {
                price.used(quote);
            }
        } catch (LedgerRefusal | DuplicateKeyException | ConcurrencyFailureException e) {
            // A negative line, another payout or other bands came in between; the next pass judges anew.
            LOG.info("Payout for {} not made: {}", draft.influencerId(), e.getMessage());
        }
    }
}
