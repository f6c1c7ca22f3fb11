package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.EscrowPart;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.OneTimeCode;
import io.clearshare.admin.parts.PricePart;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.money.Currency;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From settled lines in the warehouse to USDC in wallets, through the running API. */
class PayoutFlowITCase {

    private static final long DOLLAR = 1_000_000;

    private static final PricePart PRICE = new PricePart(150_000_000);
    private static SolanaPart node;
    private static EscrowPart escrow;
    private static RunningApi api;
    private static Payouts payouts;
    private static Warehouse warehouse;
    private static Http finance;
    private static int versions;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        node = SolanaPart.start(directory, 25);
        escrow = EscrowPart.besideKeyInApi(directory, node, 1, 10_000 * DOLLAR);
        Map<String, String> settings = new HashMap<>(escrow.forApi());
        settings.putAll(Map.of(
                "CLEARSHARE_SOLANA_RPC", node.rpc().toString(),
                "CLEARSHARE_SOLANA_GENESIS_HASH", node.genesis(),
                "CLEARSHARE_SOL_PRICE_URL", PRICE.url().toString(),
                "CLEARSHARE_SOLANA_USDC_MINT", node.mint(),
                "CLEARSHARE_SOLANA_TREASURY_KEYFILE", node.keyfile().toString()));
        api = Stack.instance().startAnother(settings);
        payouts = api.bean(Payouts.class);
        warehouse = api.bean(Warehouse.class);
        Stack.everythingIsReadable(warehouse);
        finance = signIn(new Http(api), "finance@example.com");
    }

    @AfterAll
    static void stop() {
        api.close();
        escrow.close();
        node.close();
        PRICE.close();
    }

    @Test
    void aBalanceAboveTheThresholdIsPaidWithoutAPerson() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("auto", wallet);
        line(id, "auto-1", 30 * DOLLAR);
        line(id, "auto-2", -2 * DOLLAR);
        line(id, "auto-3", 5 * DOLLAR + 1);
        PayoutView paid = await(id, PayoutState.SETTLED);
        assertThat(paid.amountMicros()).isEqualTo(33 * DOLLAR + 1);
        assertThat(paid.band()).isEqualTo(Band.AUTOMATIC);
        assertThat(paid.lines()).hasSize(3);
        assertThat(paid.finalisedAt()).isNotNull();
        assertThat(paid.explorerUrl()).contains(String.valueOf(paid.signature()));
        assertThat(usdcOf(wallet)).isEqualTo(Long.toString(33 * DOLLAR + 1));
        assertThat(payouts.summary(id))
                .extracting(PayoutSummary::payableMicros, PayoutSummary::reservedMicros, PayoutSummary::paidMicros)
                .containsExactly(0L, 0L, 33 * DOLLAR + 1);
        PaidLine line = payouts.lineOfEarning("auto-1").orElseThrow();
        assertThat(line.ledger()).extracting("kind").contains("single", "reserve", "post");
        mailed("auto", "You were paid 33.000001 USDC", "/verify/" + paid.signature());
    }

    @Test
    void aLargeAmountWaitsForAnApprovalOfExactlyItsContent() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("large", wallet);
        line(id, "large-1", 150 * DOLLAR);
        PayoutView waiting = await(id, PayoutState.AWAITING_APPROVAL);
        assertThat(reasons(id)).contains(Code.AWAITING_APPROVAL);
        String path = "/api/v1/payouts/" + waiting.payoutId() + "/approve";
        String otherContent = "{\"contentHash\":\"" + "0".repeat(64) + "\"}";
        assertThat(finance.post(path, otherContent).problem()).isEqualTo("CONTENT_CHANGED");
        Http analyst = signedIn("analyst@example.com");
        String content = "{\"contentHash\":\"" + waiting.contentHash() + "\"}";
        assertThat(analyst.post(path, content).problem()).isEqualTo("NOT_ALLOWED");
        assertThat(new Http(api).key(Stack.ADMIN_KEY).post(path, content).problem())
                .isEqualTo("NOT_ALLOWED");
        Http.Answer approved = finance.post(path, content);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(finance.post(path, content).problem()).isEqualTo("NOT_WAITING");
        PayoutView paid = await(id, PayoutState.SETTLED);
        assertThat(paid.approvedBy()).startsWith("staff:");
        assertThat(usdcOf(wallet)).isEqualTo(Long.toString(150 * DOLLAR));
    }

    @Test
    void aPayoutAboveTheLastBandWaitsInTheEscrowForTwoApprovals() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("huge", wallet);
        api.bean(PayoutCurrencies.class).choose(id, Currency.SOL, Instant.now());
        line(id, "huge-1", 6_000 * DOLLAR);
        PayoutView waiting = await(id, PayoutState.AWAITING_APPROVAL);
        assertThat(waiting).extracting(PayoutView::band, PayoutView::sol).containsExactly(Band.ESCROW, null);
        String path = "/api/v1/payouts/" + waiting.payoutId();
        Await.until(
                "it is in the vault",
                () -> escrowOf(path).path("state").asString("").equals("FUNDED"));
        JsonNode shown = escrowOf(path);
        assertThat(shown.at("/funding/finalised").asBoolean()).isTrue();
        assertThat(shown.at("/funding/explorerUrl").asString("")).contains("/tx/");
        assertThat(shown.path("fundedAt").asString("")).isNotEmpty();
        assertThat(finance.get("/api/v1/payouts/queue").body()).contains(escrow.multisig());
        JsonNode funds = finance.get("/api/v1/payout-funds").json();
        assertThat(funds.at("/vault/usdcMicros").asLong()).isEqualTo(6_000 * DOLLAR);
        assertThat(funds.at("/vault/address").asString()).isEqualTo(escrow.vault());

        String content = "{\"contentHash\":\"" + waiting.contentHash() + "\"}";
        assertThat(finance.post(path + "/approve", content).json().path("state").asString())
                .isEqualTo("AWAITING_APPROVAL");
        Http controller = signIn(new Http(api), "controller@example.com");
        assertThat(controller.post(path + "/approve", content).status()).isEqualTo(200);
        PayoutView paid = await(id, PayoutState.SETTLED);
        assertThat(usdcOf(wallet)).isEqualTo(Long.toString(6_000 * DOLLAR));
        assertThat(Objects.requireNonNull(paid.escrow()).state()).isEqualTo("RELEASED");
        assertThat(new Http(api).get("/api/v1/verify/" + paid.signature()).body())
                .contains("payout:" + paid.payoutId(), wallet);
    }

    private static JsonNode escrowOf(String path) {
        return finance.get(path).json().path("escrow");
    }

    @Test
    void solIsPaidAtTheRateThatWasApprovedAndAMovedRateNeedsANewApproval() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("insol", wallet);
        api.bean(PayoutCurrencies.class).choose(id, Currency.SOL, Instant.now());
        line(id, "insol-1", 300 * DOLLAR);
        PayoutView old = await(id, PayoutState.AWAITING_APPROVAL);
        assertThat(Objects.requireNonNull(old.sol()).lamports()).isEqualTo(2_000_000_000L);
        PRICE.set(160_000_000);
        Await.until(
                "the payout is made anew",
                () -> payouts.page(PayoutState.AWAITING_APPROVAL, id, null, 1).items().stream()
                        .anyMatch(view -> !view.payoutId().equals(old.payoutId())));
        PayoutView fresh = await(id, PayoutState.AWAITING_APPROVAL);
        String content = "{\"contentHash\":\"" + old.contentHash() + "\"}";
        assertThat(finance.post("/api/v1/payouts/" + old.payoutId() + "/approve", content)
                        .problem())
                .isEqualTo("NOT_WAITING");
        assertThat(finance.post("/api/v1/payouts/" + fresh.payoutId() + "/approve", content)
                        .problem())
                .isEqualTo("CONTENT_CHANGED");
        content = "{\"contentHash\":\"" + fresh.contentHash() + "\"}";
        Http.Answer approved = finance.post("/api/v1/payouts/" + fresh.payoutId() + "/approve", content);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        PayoutView paid = await(id, PayoutState.SETTLED);
        assertThat(Objects.requireNonNull(paid.sol()).usdMicros()).isEqualTo(160_000_000);
        assertThat(node.call("getBalance", wallet).path("value").asLong()).isEqualTo(1_875_000_000L);
        Balances balances = api.bean(Balances.class);
        assertThat(balances.ofAccount("exchange:usd")).isEqualTo(300 * DOLLAR);
        assertThat(balances.ofAccount("exchange:sol")).isEqualTo(-1_875_000_000L);
        assertThat(payouts.summary(id).paidMicros()).isEqualTo(300 * DOLLAR);
    }

    @Test
    void withoutAPriceNothingIsPaidInSolAndTheInfluencerReadsWhy() {
        String id = influencer("unpriced", SolanaPart.newAccount().getPublicKeyBase58());
        api.bean(PayoutCurrencies.class).choose(id, Currency.SOL, Instant.now());
        PRICE.say("no price today");
        try {
            line(id, "unpriced-1", 30 * DOLLAR);
            Await.until("the reason is told", () -> reasons(id).contains(Code.NO_PRICE));
            assertThat(payouts.page(null, id, null, 1).items()).isEmpty();
        } finally {
            PRICE.say("");
        }
        assertThat(await(id, PayoutState.SETTLED).sol()).isNotNull();
    }

    @Test
    void whoAsksForLargerPayoutsWaitsForThem() {
        String id = influencer("patient", SolanaPart.newAccount().getPublicKeyBase58());
        Thresholds thresholds = api.bean(Thresholds.class);
        thresholds.wish(id, 40 * DOLLAR, Instant.now());
        line(id, "patient-1", 30 * DOLLAR);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == 30 * DOLLAR);
        assertThat(reasons(id)).containsExactly(Code.BELOW_THRESHOLD);
        assertThat(payouts.summary(id).thresholdMicros()).isEqualTo(40 * DOLLAR);
        line(id, "patient-2", 10 * DOLLAR);
        assertThat(await(id, PayoutState.SETTLED).amountMicros()).isEqualTo(40 * DOLLAR);
        thresholds.noWish(id);
        line(id, "patient-3", 30 * DOLLAR);
        Await.until("the next one is paid as well", () -> payouts.summary(id).paidMicros() == 70 * DOLLAR);
    }

    @Test
    void aRefusalGivesTheAmountBackAndIsNotProposedAgainAtOnce() {
        String id = influencer("refused", SolanaPart.newAccount().getPublicKeyBase58());
        line(id, "refused-1", 200 * DOLLAR);
        PayoutView waiting = await(id, PayoutState.AWAITING_APPROVAL);
        String path = "/api/v1/payouts/" + waiting.payoutId() + "/refuse";
        assertThat(finance.post(path, "{\"reason\":\" \"}").status()).isEqualTo(400);
        assertThat(finance.post(path, "{\"reason\":\"invoice missing\"}")
                        .json()
                        .path("refusedReason")
                        .asString())
                .isEqualTo("invoice missing");
        assertThat(payouts.summary(id).payableMicros()).isEqualTo(200 * DOLLAR);
        assertThat(payouts.lineOfEarning("refused-1")).isEmpty();
        line(id, "refused-2", DOLLAR);
        Await.until("the new line is booked", () -> payouts.summary(id).payableMicros() == 201 * DOLLAR);
        assertThat(payouts.page(null, id, null, 10).items()).hasSize(1);
        assertThat(reasons(id)).containsExactly(Code.REFUSED);
        mailed("refused", "Your payout was refused", "invoice missing");
    }

    @Test
    void heldLinesAreKeptBackUntilTheCaseIsDecided() {
        String id = influencer("held", SolanaPart.newAccount().getPublicKeyBase58());
        warehouse.execute("""
                INSERT INTO fraud_hit_rows (hit_id, rule, subject_type, subject_id, influencer_id, case_id, evidence, version)
                VALUES ('h-1', 'click_flood', 'trade', 'held-2', '%s', 'case-held', '{}', 1)
                """.formatted(id), Map.of());
        line(id, "held-1", 20 * DOLLAR);
        line(id, "held-2", 20 * DOLLAR);
        Await.until("the free line is booked", () -> payouts.summary(id).payableMicros() == 20 * DOLLAR);
        assertThat(reasons(id)).containsExactly(Code.BELOW_THRESHOLD);
        line(id, "held-3", 4 * DOLLAR);
        Await.until("the next line is booked", () -> payouts.summary(id).payableMicros() == 24 * DOLLAR);
        assertThat(payouts.page(null, id, null, 10).items()).isEmpty();
        warehouse.execute(
                "INSERT INTO fraud_hit_rows (hit_id, case_id, version, is_deleted) VALUES ('h-1', 'case-held', 2, 1)",
                Map.of());
        assertThat(await(id, PayoutState.SETTLED).amountMicros()).isEqualTo(44 * DOLLAR);
    }

    @Test
    void aBookedLineThatIsHeldLaterIsNotPaid() {
        String id = influencer("later", null);
        line(id, "later-1", 40 * DOLLAR);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == 40 * DOLLAR);
        assertThat(reasons(id)).containsExactly(Code.NO_WALLET);
        mailed("later", "Your balance is not being paid", "No Solana address to pay to has been given");
        warehouse.execute("""
                INSERT INTO fraud_hit_rows (hit_id, rule, subject_type, subject_id, influencer_id, case_id, evidence, version)
                VALUES ('h-2', 'click_flood', 'trade', 'later-1', '%s', 'case-later', '{}', 1)
                """.formatted(id), Map.of());
        assertThat(reasons(id)).contains(Code.HELD, Code.BELOW_THRESHOLD);
    }

    @Test
    void aBookedLineThatTheStreamShowsDifferentlyStopsPayments() {
        String id = influencer("differs", null);
        line(id, "differs-1", 40 * DOLLAR);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == 40 * DOLLAR);
        line(id, "differs-1", 41 * DOLLAR);
        Await.until("the difference is noticed", () -> reasons(id).contains(Code.BOOKS_DIFFER));
        assertThat(payouts.summary(id).payableMicros()).isEqualTo(40 * DOLLAR);
    }

    @Test
    void negativeBalancesAreCarriedForward() {
        String id = influencer("negative", SolanaPart.newAccount().getPublicKeyBase58());
        line(id, "negative-1", -50 * DOLLAR);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == -50 * DOLLAR);
        assertThat(reasons(id)).containsExactly(Code.NEGATIVE_BALANCE);
        line(id, "negative-2", 80 * DOLLAR);
        assertThat(await(id, PayoutState.SETTLED).amountMicros()).isEqualTo(30 * DOLLAR);
    }

    @Test
    void financeReadsTheQueuePageByPage() {
        JsonNode waiting =
                finance.get("/api/v1/payouts?state=AWAITING_APPROVAL").json();
        assertThat(waiting.path("items").isArray()).isTrue();
        assertThat(finance.get("/api/v1/payouts?state=NO_SUCH_STATE").status()).isEqualTo(400);
        assertThat(finance.get("/api/v1/payouts/" + UUID.randomUUID()).problem())
                .isEqualTo("NOT_FOUND");
        assertThat(new Http(api).get("/api/v1/payouts").problem()).isEqualTo("SIGN_IN_REQUIRED");
    }

    private static Http signIn(Http http, String email) {
        String code = OneTimeCode.of(Stack.TOTP_SECRET, 0);
        Http.Answer in = http.post(
                "/api/v1/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\",\"totp\":\"%s\"}".formatted(email, Stack.PASSWORD, code));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        Http.Answer stepUp =
                http.post("/api/v1/auth/step-up", "{\"totp\":\"" + OneTimeCode.of(Stack.TOTP_SECRET, 1) + "\"}");
        assertThat(stepUp.status()).as(stepUp.body()).isBetween(200, 204);
        return http;
    }

    private static Http signedIn(String email) {
        Http http = new Http(api);
        Http.Answer in = http.post(
                "/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Stack.PASSWORD));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        return http;
    }

    private static String influencer(String handle, @Nullable String wallet) {
        String walletField = wallet == null ? "" : ",\"wallet\":\"" + wallet + "\"";
        Http.Answer made = new Http(api)
                .key(Stack.ADMIN_KEY)
                .post(
                        "/api/v1/influencers",
                        "{\"handle\":\"%s\",\"email\":\"%s@example.com\",\"activate\":true%s}"
                                .formatted(handle, handle, walletField));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("influencerId").asString();
    }

    private static void line(String influencerId, String earningId, long micros) {
        warehouse.execute("""
                INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                    occurred_at, settles_at, tier, rule_version, version)
                VALUES ('%s', '%s', 'C', 'trade:%s', 'revenue_share', %d, 'USD',
                    now64(3) - INTERVAL 1 HOUR, now64(3) - INTERVAL 10 MINUTE, 0, 1, %d)
                """.formatted(earningId, influencerId, earningId, micros, ++versions), Map.of());
    }

    private static PayoutView await(String influencerId, PayoutState state) {
        Await.until(
                influencerId + " has a payout that is " + state,
                () -> !payouts.page(state, influencerId, null, 1).items().isEmpty());
        return payouts.page(state, influencerId, null, 1).items().get(0);
    }

    /** Exactly one mail about it, and the same in the portal. */
    private static void mailed(String handle, String subject, String text) {
        List<String> mails = Mailbox.instance().mails();
        Await.until(
                handle + " gets the mail",
                () -> mails.stream()
                                .filter(mail -> mail.contains("To: " + handle + "@example.com")
                                        && mail.contains("Subject: " + subject))
                                .filter(mail -> mail.contains(text))
                                .count()
                        == 1);
        assertThat(signedInInfluencer(handle).get("/api/v1/me/notices").json().path("items"))
                .singleElement()
                .matches(notice -> notice.path("subject").asString().equals(subject)
                        && notice.path("body").asString().contains(text));
    }

    private static Http signedInInfluencer(String handle) {
        String id = api.bean(Influencers.class)
                .ofEmail(handle + "@example.com")
                .orElseThrow()
                .influencerId();
        String link = new Http(api)
                .key(Stack.ADMIN_KEY)
                .post("/api/v1/influencers/" + id + "/sign-in-links", "{\"validHours\":1,\"uses\":1}")
                .json()
                .path("loginUrl")
                .asString();
        Http browser = new Http(api);
        browser.get(link.substring(link.indexOf("/api/")));
        return browser;
    }

    private static List<Code> reasons(String influencerId) {
        return payouts.summary(influencerId).notPaidBecause().stream()
                .map(NotPaidBecause::code)
                .toList();
    }

    private static String usdcOf(String wallet) {
        return node.call("getTokenAccountBalance", Rails.tokenAccount(node, wallet))
                .path("value")
                .path("amount")
                .asString();
    }
}
