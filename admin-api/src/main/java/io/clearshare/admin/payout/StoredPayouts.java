package io.clearshare.admin.payout;

import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.earning.Earnings;
import io.clearshare.admin.ledger.Balance;
import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.ledger.Entries;
import io.clearshare.admin.ledger.LedgerEntry;
import io.clearshare.admin.payout.Approvals.Approval;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutDetail.AttemptView;
import io.clearshare.admin.payout.PayoutDetail.EventView;
import io.clearshare.admin.payout.PayoutView.ApprovalView;
import io.clearshare.admin.payout.PayoutView.EscrowView;
import io.clearshare.admin.payout.price.SolPrice;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.progress.Progress;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.price.PriceGuard.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about payouts from the database. */
@Component
class StoredPayouts implements Payouts {

    private static final int LINES_IN_LIST = 100;
    private static final int LINES_IN_DETAIL = 5_000;
    private static final String LINES = """
            SELECT l.payout_line_id, l.payout_id, l.earning_id, l.amount_micros, e.kind, e.conversion_id
            FROM payout_line l JOIN earning e USING (earning_id)
            """;

    private final JdbcClient jdbc;
    private final PayoutBook book;
    private final Balances balances;
    private final Entries entries;
    private final Earnings earnings;
    private final Influencers influencers;
    private final CheckPayout checks;
    private final JudgePayability judge;
    private final Progress progress;
    private final Explorer explorer;
    private final StaffNames staff;
    private final PayoutCurrencies currencies;
    private final SolPrice price;
    private final Approvals approvals;
    private final ReviewPayouts review;
    private final EscrowBook escrow;

    StoredPayouts(
            JdbcClient jdbc,
            PayoutBook book,
            Balances balances,
            Entries entries,
            Earnings earnings,
            Influencers influencers,
            CheckPayout checks,
            JudgePayability judge,
            Progress progress,
            Explorer explorer,
            StaffNames staff,
            PayoutCurrencies currencies,
            SolPrice price,
            Approvals approvals,
            ReviewPayouts review,
            EscrowBook escrow) {
        this.jdbc = jdbc;
        this.book = book;
        this.balances = balances;
        this.entries = entries;
        this.earnings = earnings;
        this.influencers = influencers;
        this.checks = checks;
        this.judge = judge;
        this.progress = progress;
        this.explorer = explorer;
        this.staff = staff;
        this.currencies = currencies;
        this.price = price;
        this.approvals = approvals;
        this.review = review;
        this.escrow = escrow;
    }

    @Override
    public PayoutPage page(
            @Nullable PayoutState state, @Nullable String influencerId, @Nullable UUID after, int limit) {
        List<Payout> payouts = jdbc.sql(PayoutRows.PAYOUT + """
                        WHERE (?::text IS NULL OR p.state = ?) AND (?::text IS NULL OR p.influencer_id = ?)
                          AND (?::uuid IS NULL OR (p.created_at, p.payout_id) < (
                               SELECT a.created_at, a.payout_id FROM payout a WHERE a.payout_id = ?::uuid))
                        ORDER BY p.created_at DESC, p.payout_id DESC LIMIT ?
                        """)
                .param(state == null ? null : state.name())
                .param(state == null ? null : state.name())
                .param(influencerId)
                .param(influencerId)
                .param(after == null ? null : after.toString())
                .param(after == null ? null : after.toString())
                .param(limit + 1)
                .query(PayoutRows::payout)
                .list();
        boolean more = payouts.size() > limit;
        List<Payout> shown = more ? payouts.subList(0, limit) : payouts;
        return new PayoutPage(
                views(shown, LINES_IN_LIST, influencerId == null ? staff.emailBySubject() : Map.of()),
                more ? shown.get(shown.size() - 1).payoutId() : null);
    }

    @Override
    public Optional<PayoutDetail> find(UUID payoutId) {
        return book.find(payoutId).map(this::detail);
    }

    /** What waits for approval, with everything to compare. */
    PayoutQueue queue(int limit) {
        PayoutPage page = page(PayoutState.AWAITING_APPROVAL, null, null, limit);
        List<PayoutQueue.Item> items = new ArrayList<>();
        Map<UUID, String> hashes = new HashMap<>();
        long amount = 0;
        for (PayoutView view : page.items()) {
            Payout payout = book.find(view.payoutId()).orElseThrow();
            items.add(new PayoutQueue.Item(view, review.of(payout)));
            hashes.put(view.payoutId(), view.contentHash());
            amount = Math.addExact(amount, view.amountMicros());
        }
        return new PayoutQueue(List.copyOf(items), ContentHash.ofBatch(hashes), amount, page.next() != null);
    }

    @Override
    public PayoutSummary summary(String influencerId) {
        Balance balance = balances.of(influencerId);
        long paid = jdbc.sql(
                        "SELECT coalesce(sum(amount_micros), 0) FROM payout WHERE influencer_id = ? AND state = 'SETTLED'")
                .param(influencerId)
                .query(Long.class)
                .single();
        JudgePayability.Judgement judgement = judge.judge(influencerId, progress.completeUpTo());
        List<NotPaidBecause> reasons = judgement.reasons();
        if (reasons.isEmpty()
                && currencies.of(influencerId) == Currency.SOL
                && price.now() instanceof Verdict.Unusable unusable) {
            reasons = List.of(new NotPaidBecause(Code.NO_PRICE, "There is no price of SOL now: " + unusable.why()));
        }
        return new PayoutSummary(
                balance.availableMicros(), balance.pendingMicros(), paid, judgement.thresholdMicros(), reasons);
    }

    @Override
    public Optional<PaidLine> line(UUID payoutLineId) {
        return paidLine(jdbc.sql(LINES + "WHERE l.payout_line_id = ?").param(payoutLineId));
    }

    @Override
    public Optional<PaidLine> lineOfEarning(String earningId) {
        return paidLine(
                jdbc.sql(LINES + "WHERE l.earning_id = ? AND NOT l.released").param(earningId));
    }

    private Optional<PaidLine> paidLine(JdbcClient.StatementSpec query) {
        return query.query(PayoutRows::line).optional().map(line -> {
            Payout payout = book.find(line.payoutId()).orElseThrow();
            List<UUID> transactions = new ArrayList<>(List.of(payout.reserveId()));
            earnings.find(line.earningId()).ifPresent(earning -> transactions.add(earning.transactionId()));
            return new PaidLine(line, views(List.of(payout), 1, Map.of()).get(0), entries.concerning(transactions));
        });
    }

    private PayoutDetail detail(Payout payout) {
        Map<String, String> names = staff.emailBySubject();
        PayoutView view = views(List.of(payout), LINES_IN_DETAIL, names).get(0);
        List<AttemptView> attempts =
                book.attempts(payout.payoutId()).stream().map(AttemptView::of).toList();
        List<EventView> events = jdbc.sql(
                        "SELECT at, state, actor, note FROM payout_event WHERE payout_id = ? ORDER BY event_no")
                .param(payout.payoutId())
                .query((row, n) -> new EventView(
                        PayoutRows.requiredInstant(row, "at"),
                        row.getString("state"),
                        names.getOrDefault(row.getString("actor"), row.getString("actor")),
                        row.getString("note")))
                .list();
        List<LedgerEntry> ledger = entries.concerning(List.of(payout.reserveId()));
        PayoutReview compared = payout.state() == PayoutState.AWAITING_APPROVAL ? review.of(payout) : null;
        return new PayoutDetail(view, checks.of(payout), attempts, events, ledger, compared);
    }

    /** @param staffNames how the viewer reads the subjects of those who decided; who is not in it stays a subject */
    private List<PayoutView> views(List<Payout> payouts, int linesMax, Map<String, String> staffNames) {
        List<String> people =
                payouts.stream().map(Payout::influencerId).distinct().toList();
        Map<String, Influencer> names = influencers.findAll(people);
        Map<UUID, Transfer> transfers = transfers(payouts);
        Map<UUID, List<Approval>> approved =
                approvals.of(payouts.stream().map(Payout::payoutId).toList());
        List<PayoutView> views = new ArrayList<>();
        for (Payout payout : payouts) {
            Influencer influencer = names.get(payout.influencerId());
            Transfer transfer = transfers.getOrDefault(payout.payoutId(), Transfer.NONE);
            String handle = influencer == null ? payout.influencerId() : influencer.handle();
            List<ApprovalView> agreed = approved.getOrDefault(payout.payoutId(), List.of()).stream()
                    .map(one -> new ApprovalView(staffNames.getOrDefault(one.by(), one.by()), one.at()))
                    .toList();
            views.add(view(payout, handle, transfer, agreed, linesMax, staffNames));
        }
        return views;
    }

    private PayoutView view(
            Payout payout,
            String handle,
            Transfer transfer,
            List<ApprovalView> agreed,
            int linesMax,
            Map<String, String> staffNames) {
        List<PayoutLine> lines = jdbc.sql(LINES + "WHERE l.payout_id = ? ORDER BY e.settles_at, e.earning_id LIMIT ?")
                .params(payout.payoutId(), linesMax)
                .query(PayoutRows::line)
                .list();
        boolean refused = payout.state() == PayoutState.REFUSED;
        return new PayoutView(
                payout.payoutId(),
                payout.influencerId(),
                handle,
                payout.wallet(),
                payout.amountMicros(),
                payout.currency(),
                payout.sol(),
                payout.state(),
                payout.band(),
                payout.contentHash(),
                payout.band().approvalsNeeded(),
                agreed,
                payout.createdAt(),
                payout.changedAt(),
                named(payout.approvedBy(), staffNames),
                payout.approvedAt(),
                transfer.signature(),
                explorer.url(transfer.signature()),
                payout.state() == PayoutState.SETTLED ? transfer.blockTime() : null,
                named(payout.refusedBy(), staffNames),
                refused ? payout.reason() : null,
                refused || payout.reason().isEmpty() ? null : payout.reason(),
                transfer.withheldMicros(),
                payout.band() == Band.ESCROW
                        ? escrow.find(payout.payoutId())
                                .map(held -> EscrowView.of(held, explorer))
                                .orElse(null)
                        : null,
                transfer.lineCount(),
                lines);
    }

    private static @Nullable String named(@Nullable String subject, Map<String, String> names) {
        return subject == null ? null : names.getOrDefault(subject, subject);
    }

    private record Transfer(
            @Nullable String signature, @Nullable Instant blockTime, long withheldMicros, int lineCount) {

        static final Transfer NONE = new Transfer(null, null, 0, 0);
    }

    private Map<UUID, Transfer> transfers(List<Payout> payouts) {
        Map<UUID, Transfer> transfers = new HashMap<>();
        jdbc.sql("""
                        SELECT p.payout_id, a.signature, a.block_time,
                               (SELECT count(*) FROM payout_line l WHERE l.payout_id = p.payout_id) AS lines,
                               coalesce((SELECT -l.amount_micros FROM payout_line l WHERE l.payout_id = p.payout_id
                                   AND l.earning_id = 'withholding/' || p.payout_id::text), 0) AS withheld_micros
                        FROM payout p LEFT JOIN payout_attempt a ON a.payout_id = p.payout_id AND a.state IN ('OPEN', 'LANDED')
                        WHERE p.payout_id = ANY (?::uuid[])
                        """)
                .param(payouts.stream().map(p -> p.payoutId().toString()).toArray(String[]::new))
                .query((row, n) -> transfers.put(
                        row.getObject("payout_id", UUID.class),
                        new Transfer(
                                row.getString("signature"),
                                PayoutRows.instant(row, "block_time"),
                                row.getLong("withheld_micros"),
                                row.getInt("lines"))))
                .list();
        return transfers;
    }
}
