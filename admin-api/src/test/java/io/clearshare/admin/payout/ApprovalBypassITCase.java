package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.approval.Band;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways around the second pair of eyes, tried on the running API. What the database refuses is in ApprovalRulesITCase. */
class ApprovalBypassITCase {

    private static final String WALLET = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

    private final Stack stack = Stack.instance();
    private final JdbcTemplate jdbc = stack.api().bean(JdbcTemplate.class);
    private final PayoutBook book = stack.api().bean(PayoutBook.class);
    private final ApprovePayouts approve = stack.api().bean(ApprovePayouts.class);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Caller ann = staff("ann", "FINANCE");
    private final Caller ben = staff("ben", "FINANCE");

    @Test
    void aSecondAccountOfOnePersonIsNoSecondPerson() {
        Caller annAgain = staff("ann+again", "FINANCE");
        Payout payout = payout(Band.TWO_APPROVALS);
        approve(payout, ann);
        assertRefused(() -> approve(payout, ann), "ALREADY_APPROVED");
        assertRefused(() -> approve(payout, annAgain), "ALREADY_APPROVED");
        assertThat(state(payout)).isEqualTo(PayoutState.AWAITING_APPROVAL);
        approve(payout, ben);
        assertThat(state(payout)).isEqualTo(PayoutState.CREATED);
        assertRefused(() -> approve(payout, ben), "NOT_WAITING");
    }

    @Test
    void anApprovalOfAnotherPayoutOrBatchIsNone() {
        Payout first = payout(Band.ONE_APPROVAL);
        Payout second = payout(Band.ONE_APPROVAL);
        Payout third = payout(Band.ONE_APPROVAL);
        assertRefused(() -> approve.one(second.payoutId(), first.contentHash(), ann, Instant.now()), "CONTENT_CHANGED");
        String batch = ContentHash.ofBatch(hashes(first, second));
        assertRefused(() -> approve.batch(hashes(first, third), batch, ann, Instant.now()), "CONTENT_CHANGED");
        assertRefused(() -> approve.batch(hashes(first), batch, ann, Instant.now()), "CONTENT_CHANGED");
        approve(second, ann);
        assertRefused(() -> approve.batch(hashes(first, second), batch, ben, Instant.now()), "NOT_WAITING");
        assertThat(state(first)).as("all or none").isEqualTo(PayoutState.AWAITING_APPROVAL);
        approve.batch(hashes(first, third), ContentHash.ofBatch(hashes(first, third)), ben, Instant.now());
        assertThat(List.of(state(first), state(third))).containsOnly(PayoutState.CREATED);
    }

    @Test
    void aStaleCodeARoleThatWasTakenAndADisabledAccountCountNothing() {
        Payout payout = payout(Band.ONE_APPROVAL);
        assertThatThrownBy(() -> approve.one(
                        payout.payoutId(),
                        payout.contentHash(),
                        ann,
                        Instant.now().minus(Duration.ofMinutes(6))))
                .hasMessageContaining("payout_approval_factor_fresh");
        jdbc.update("UPDATE staff SET role = 'ANALYST' WHERE email = ?", ann.email());
        assertThatThrownBy(() -> approve(payout, ann)).hasMessageContaining("not in finance");
        jdbc.update("UPDATE staff SET disabled = TRUE WHERE email = ?", ben.email());
        assertThatThrownBy(() -> approve(payout, ben)).hasMessageContaining("not in finance");
        Caller key = new Caller(Role.ADMIN_KEY, "key:admin", "", "admin", null);
        assertThatThrownBy(() -> approve(payout, key)).hasMessageContaining("not in finance");
        assertThat(state(payout)).isEqualTo(PayoutState.AWAITING_APPROVAL);
    }

    @Test
    void whoMadeOrGetsItDoesNotApproveItWhateverTheirRoleIsByNow() {
        Payout payout = payout(Band.ONE_APPROVAL);
        jdbc.update("""
                INSERT INTO programme_entry (entity, version, effective_from, body, recorded_at, recorded_by, reason)
                VALUES (?, 1000, now(), '{}', now(), ?, '')
                """, "influencer/" + payout.influencerId(), ann.subject());
        assertRefused(() -> approve(payout, ann), "APPROVER_IS_MAKER");
        Caller payee = staff("payee-" + payout.influencerId() + "+staff", "FINANCE");
        assertRefused(() -> approve(payout, payee), "APPROVER_IS_RECIPIENT");
        approve(payout, ben);
    }

    @Test
    void onePersonsConcurrentApprovalsCountOnce() throws Exception {
        Payout payout = payout(Band.TWO_APPROVALS);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> {
                try {
                    approve(payout, ann);
                    return true;
                } catch (Refused refused) {
                    return false;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(10);
        int counted = 0;
        try {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                counted += task.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(counted).isEqualTo(1);
        assertThat(state(payout)).isEqualTo(PayoutState.AWAITING_APPROVAL);
    }

    @Test
    void aPayoutInReviewGoesOnWhereItStoodAndNowhereElse() {
        ResumePayout resume = stack.api().bean(ResumePayout.class);
        Payout payout = payout(Band.ONE_APPROVAL);
        assertRefused(() -> resume.resume(payout.payoutId(), "let it go", ann), "NOT_IN_REVIEW");
        assertThat(state(payout)).isEqualTo(PayoutState.AWAITING_APPROVAL);
        approve(payout, ann);
        jdbc.update("UPDATE payout SET state = 'REVIEW', reason = 'x' WHERE payout_id = ?", payout.payoutId());
        resume.resume(payout.payoutId(), "the node was replaced", ben);
        assertThat(state(payout)).isEqualTo(PayoutState.CREATED);
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit_record WHERE action = 'payout.resume' AND subject = ? AND actor = ?",
                        Long.class,
                        "payout:" + payout.payoutId(),
                        ben.subject()))
                .isEqualTo(1);
        assertRefused(() -> resume.resume(UUID.randomUUID(), "let it go", ann), "NOT_FOUND");
    }

    @Test
    void aSessionEndsWithTheRoleItWasOpenedFor() {
        Http analyst = new Http(stack.api());
        analyst.post(
                "/api/v1/auth/login",
                "{\"email\":\"analyst@example.com\",\"password\":\"%s\"}".formatted(Stack.PASSWORD));
        assertThat(analyst.get("/api/v1/influencers").status()).isEqualTo(200);
        for (String change : List.of("role = 'FINANCE'", "disabled = TRUE")) {
            jdbc.update("UPDATE staff SET " + change + " WHERE email = 'analyst@example.com'");
            try {
                assertThat(analyst.get("/api/v1/influencers").problem()).isEqualTo("SIGN_IN_REQUIRED");
                assertThat(analyst.get("/api/v1/payouts").problem()).isEqualTo("SIGN_IN_REQUIRED");
            } finally {
                jdbc.update("UPDATE staff SET role = 'ANALYST', disabled = FALSE WHERE email = 'analyst@example.com'");
            }
        }
    }

    private void approve(Payout payout, Caller by) {
        approve.one(payout.payoutId(), payout.contentHash(), by, Instant.now());
    }

    private PayoutState state(Payout payout) {
        return book.find(payout.payoutId()).orElseThrow().state();
    }

    private static Map<UUID, String> hashes(Payout... payouts) {
        Map<UUID, String> hashes = new HashMap<>();
        for (Payout payout : payouts) {
            hashes.put(payout.payoutId(), payout.contentHash());
        }
        return hashes;
    }

    private static void assertRefused(Runnable attempt, String code) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().name()).isEqualTo(code));
    }

    private Caller staff(String name, String role) {
        String id = name + "-" + run;
        String[] parts = name.split("\\+", 2);
        String email = parts[0] + "-" + run + (parts.length > 1 ? "+" + parts[1] : "") + "@example.com";
        jdbc.update(
                "INSERT INTO staff (staff_id, email, role, password_hash, created_at) VALUES (?, ?, ?, 'x', now())",
                id,
                email,
                role);
        return new Caller(Role.valueOf(role), "staff:" + id, email, name, null);
    }

    private Payout payout(Band band) {
        String influencer = "by-" + UUID.randomUUID();
        String earning = "bypass:" + influencer;
        jdbc.update("""
                INSERT INTO influencer (influencer_id, handle, email, state, wallet, active_from, created_at)
                VALUES (?, 'bypass', ?, 'active', ?, now(), now())
                """, influencer, "payee-" + influencer + "-" + run + "@example.com", WALLET);
        String code = influencer.toUpperCase(Locale.ROOT).replace("-", "").substring(0, 16);
        jdbc.update(
                "INSERT INTO influencer_code (code_upper, code, influencer_id, created_at) VALUES (?, ?, ?, now())",
                code,
                code,
                influencer);
        Transaction credit = Transaction.single(
                "earning:" + earning,
                List.of(
                        new Posting(Account.COMMISSION, -5_000_000),
                        new Posting(Account.payable(influencer), 5_000_000)));
        stack.api().bean(TransactionTemplate.class).executeWithoutResult(status -> {
            stack.api().bean(Ledger.class).write(credit);
            jdbc.update("""
                    INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                        occurred_at, settles_at, tier, rule_version, transaction_id)
                    VALUES (?, ?, 'C', 'trade:1', 'revenue_share', 5000000, 'USD', now(), now(), 0, 1, ?)
                    """, earning, influencer, credit.id());
        });
        UUID id = book.create(
                new PayoutBook.Draft(
                        influencer, WALLET, WALLET, 5_000_000, band, 0, List.of(new UnpaidLine(earning, 5_000_000))),
                Instant.now());
        return book.find(id).orElseThrow();
    }
}
