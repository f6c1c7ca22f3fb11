package io.clearshare.admin.payout.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.OneTimeCode;
import io.clearshare.admin.parts.PricePart;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.payout.PayoutState;
import io.clearshare.admin.payout.PayoutView;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.admin.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pays on the real virtual machine, and checks as an outsider would: with the API's proofs and the chain alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofITCase {

    private static final long DOLLAR = 1_000_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> PUBLIC = Set.of(
            "payoutId",
            "signature",
            "state",
            "asset",
            "mint",
            "units",
            "address",
            "memo",
            "root",
            "signedAt",
            "finalisedAt",
            "slot",
            "explorerUrl");

    private static final PricePart PRICE = new PricePart(150_000_000);
    private static SolanaPart node;
    private static RunningApi api;
    private static Payouts payouts;
    private static Warehouse warehouse;
    private static int versions;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        node = SolanaPart.start(directory, 25);
        api = Stack.instance()
                .startAnother(Map.of(
                        "CLEARSHARE_SOLANA_RPC", node.rpc().toString(),
                        "CLEARSHARE_SOLANA_GENESIS_HASH", node.genesis(),
                        "CLEARSHARE_SOL_PRICE_URL", PRICE.url().toString(),
                        "CLEARSHARE_SOLANA_USDC_MINT", node.mint(),
                        "CLEARSHARE_SOLANA_TREASURY_KEYFILE", node.keyfile().toString()));
        payouts = api.bean(Payouts.class);
        warehouse = api.bean(Warehouse.class);
        warehouse.execute("""
                INSERT INTO stream_offsets (checkpoint_id, topic, partition, next_offset)
                SELECT 1, topic, partition, 1000000 FROM (
                    SELECT arrayJoin(['clicks', 'signups', 'identities', 'trades', 'spend', 'posts', 'program']) AS name,
                           concat('clearshare.', name) AS topic, arrayJoin(range(64)) AS partition)
                """, Map.of());
        warehouse.execute("INSERT INTO stream_commits VALUES (1, 0, 1, now64(3))", Map.of());
    }

    @AfterAll
    static void stop() {
        api.close();
        node.close();
        PRICE.close();
    }

    @Test
    void everyLineIsProvenByTheMemoOnTheChain() throws Exception {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("proven", wallet);
        Map<String, Long> lines = new TreeMap<>();
        for (int i = 0; i < 7; i++) {
            lines.put("proven/" + i, i == 3 ? -DOLLAR : 10 * DOLLAR + i);
        }
        PayoutView paid = pay(id, lines);
        Http person = signedIn(id);
        JsonNode proof =
                person.get("/api/v1/me/payouts/" + paid.payoutId() + "/proofs").json();
        JsonNode transaction = onChain(String.valueOf(paid.signature()));
        assertThat(memo(transaction))
                .isEqualTo(
                        "payout:" + paid.payoutId() + ":" + proof.path("root").asString())
                .isEqualTo(proof.path("memo").asString());
        assertThat(received(wallet)).isEqualTo(proof.path("units").asString()).isEqualTo("" + paid.amountMicros());
        Map<String, Long> proven = new TreeMap<>();
        proof.path("lines").forEach(line -> {
            List<String> fields = ByDefinition.fields(line.path("leaf").asString());
            assertThat(fields.get(0)).isEqualTo("clearshare-line-1");
            assertThat(fields.get(1)).isEqualTo(paid.payoutId().toString());
            assertThat(fields.get(3)).isEqualTo("revenue_share");
            assertThat(fields.get(5)).isEqualTo(line.path("salt").asString()).hasSize(32);
            assertThat(ByDefinition.rootFrom(line, proof.path("size").asInt()))
                    .isEqualTo(proof.path("root").asString());
            proven.put(fields.get(2), Long.parseLong(fields.get(4)));
        });
        assertThat(proven).isEqualTo(lines);
        assertThat(HEX.formatHex(ByDefinition.rootOf(proof.path("lines")
                        .valueStream()
                        .map(line -> HEX.parseHex(line.path("leaf").asString()))
                        .toList())))
                .isEqualTo(proof.path("root").asString());
        otherLinesAreNotProven(proof);
        onlyTheRightPeopleSee(paid, person, proof);
    }

    private static void otherLinesAreNotProven(JsonNode proof) {
        JsonNode first = proof.path("lines").path(0);
        JsonNode second = proof.path("lines").path(1);
        int size = proof.path("size").asInt();
        String root = proof.path("root").asString();
        assertThat(ByDefinition.rootFrom(second.path("leaf").asString(), 0, size, first.path("path")))
                .isNotEqualTo(root);
        assertThat(ByDefinition.rootFrom(first.path("leaf").asString(), 1, size, first.path("path")))
                .isNotEqualTo(root);
        String more = new String(HEX.parseHex(first.path("leaf").asString()), StandardCharsets.UTF_8)
                .replace("8:10000000", "8:10000001");
        assertThat(ByDefinition.rootFrom(
                        HEX.formatHex(more.getBytes(StandardCharsets.UTF_8)), 0, size, first.path("path")))
                .isNotEqualTo(root);
    }

    private static void onlyTheRightPeopleSee(PayoutView paid, Http person, JsonNode proof) {
        String path = "/payouts/" + paid.payoutId() + "/proofs";
        JsonNode last = proof.path("lines").path(6);
        JsonNode one = person.get("/api/v1/me" + path + "?line="
                        + last.path("payoutLineId").asString())
                .json();
        assertThat(one.path("lines").size()).isEqualTo(1);
        assertThat(one.path("lines").path(0)).isEqualTo(last);
        assertThat(person.get("/api/v1/me" + path + "?from=5")
                        .json()
                        .path("lines")
                        .size())
                .isEqualTo(2);
        assertThat(person.get("/api/v1/me" + path + "?from=-1").problem()).isEqualTo("INVALID_REQUEST");
        assertThat(person.get("/api/v1" + path).problem()).isEqualTo("NOT_ALLOWED");
        assertThat(new Http(api).key(Stack.ADMIN_KEY).get("/api/v1" + path).json())
                .isEqualTo(proof);
        Http other = signedIn(influencer("neighbour", null));
        assertThat(other.get("/api/v1/me" + path).problem()).isEqualTo("NOT_FOUND");
        assertThat(new Http(api).get("/api/v1/me" + path).problem()).isEqualTo("SIGN_IN_REQUIRED");
    }

    @Test
    void anybodyMayCheckAPaymentAndLearnsNothingOfThePerson() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("private", wallet);
        assertThat(signedIn(id)
                        .put("/api/v1/me/payout-currency", "{\"currency\":\"SOL\"}")
                        .status())
                .isLessThan(300);
        PayoutView paid = pay(id, Map.of("private-1", 30 * DOLLAR));
        Http anybody = new Http(api);
        Http.Answer answer = anybody.get("/api/v1/verify/" + paid.payoutId());
        JsonNode shown = answer.json();
        assertThat(PUBLIC).containsAll(new TreeSet<>(shown.propertyNames()));
        assertThat(shown.path("state").asString()).isEqualTo("landed");
        assertThat(shown.path("asset").asString()).isEqualTo("SOL");
        assertThat(shown.path("units").asLong()).isEqualTo(200_000_000L);
        assertThat(shown.path("address").asString()).isEqualTo(wallet);
        assertThat(shown.path("root").asString()).hasSize(64);
        assertThat(anybody.get("/api/v1/verify/" + paid.signature()).json()).isEqualTo(shown);
        Http.Answer relayed = anybody.get("/api/v1/verify/" + paid.signature() + "/transaction");
        assertThat(memo(relayed.json().path("transaction")))
                .isEqualTo(shown.path("memo").asString());
        for (String body : List.of(
                answer.body(),
                relayed.body(),
                anybody.get("/api/v1/proof-of-funds").body())) {
            assertThat(body).doesNotContain(id, "private@example.com", "private-1", "handle", "influencer", "@");
        }
    }

    @Test
    void whatWasNeverSignedIsNotThereAndNoOtherTransactionIsRelayed() {
        String id = influencer("unsigned", SolanaPart.newAccount().getPublicKeyBase58());
        line(id, "unsigned-1", 150 * DOLLAR);
        PayoutView waiting = await(id, PayoutState.AWAITING_APPROVAL);
        Http anybody = new Http(api);
        String stranger = SolanaPart.newAccount().getPublicKeyBase58();
        node.control("{\"airdrop\":{\"to\":\"" + stranger + "\",\"lamports\":1000000000}}");
        Await.until(
                "a foreign transaction is on the chain",
                () -> !signaturesOf(stranger).isEmpty());
        String foreign = signaturesOf(stranger).path(0).path("signature").asString();
        for (String path : List.of(
                waiting.payoutId().toString(),
                UUID.randomUUID().toString(),
                foreign,
                foreign + "/transaction",
                "x",
                "%27",
                "5".repeat(88) + "/transaction")) {
            assertThat(anybody.get("/api/v1/verify/" + path).problem()).as(path).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void theTreasuryIsComparedWithWhatIsOwedAndAShortageIsSeen() {
        Http finance = new Http(api);
        String code = OneTimeCode.of(Stack.TOTP_SECRET, 0);
        finance.post(
                "/api/v1/auth/login",
                "{\"email\":\"finance@example.com\",\"password\":\"%s\",\"totp\":\"%s\"}"
                        .formatted(Stack.PASSWORD, code));
        JsonNode before =
                newest(finance.post("/api/v1/payout-funds/samples", "{}").json(), "USDC");
        assertThat(before.path("missing").asLong()).isZero();
        assertThat(before.path("holdings").asLong()).isPositive();
        assertThat(before.path("slot").asLong()).isPositive();
        assertThat(before.path("address").asString()).isEqualTo(node.treasury().getPublicKeyBase58());
        long holdings = Long.parseLong(node.call(
                        "getTokenAccountBalance",
                        Rails.tokenAccount(node, node.treasury().getPublicKeyBase58()))
                .path("value")
                .path("amount")
                .asString());
        String id = influencer("owed", null);
        line(id, "owed-1", holdings + DOLLAR);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == holdings + DOLLAR);
        Http.Answer sampled = finance.post("/api/v1/payout-funds/samples", "{}");
        assertThat(sampled.status()).as(sampled.body()).isEqualTo(200);
        JsonNode after = newest(new Http(api).get("/api/v1/proof-of-funds").json(), "USDC");
        assertThat(after.path("missing").asLong()).isGreaterThanOrEqualTo(DOLLAR);
        assertThat(after.path("payable").asLong()).isGreaterThanOrEqualTo(holdings + DOLLAR);
        assertThat(newest(sampled.json(), "SOL").path("missing").asLong()).isZero();
        line(id, "owed-2", -holdings);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == DOLLAR);
    }

    /** Last, since from then on this address has to wait for the next minute. */
    @Test
    @Order(Integer.MAX_VALUE)
    void publicRoutesAreLimitedHoweverTheirPathIsWritten() {
        for (String path : List.of("/api/v1/verify/x", "/api/v1/%76erify/x", "/api/v1/proof-of-funds")) {
            Http anybody = new Http(api);
            Http.Answer answer = anybody.get(path);
            for (int i = 0; i < 300 && answer.status() != 429; i++) {
                answer = anybody.get(path);
            }
            assertThat(answer.problem()).as(path).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(answer.header("Retry-After")).isEqualTo("60");
        }
    }

    private static JsonNode signaturesOf(String address) {
        return node.call("getSignaturesForAddress", address, Map.of("limit", 1));
    }

    private static JsonNode newest(JsonNode proof, String currency) {
        return proof.path("samples")
                .valueStream()
                .filter(sample -> sample.path("currency").asString().equals(currency))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private static PayoutView pay(String influencerId, Map<String, Long> lines) {
        lines(influencerId, lines);
        return await(influencerId, PayoutState.SETTLED);
    }

    private static PayoutView await(String influencerId, PayoutState state) {
        Await.until(
                influencerId + " has a payout that is " + state,
                () -> !payouts.page(state, influencerId, null, 1).items().isEmpty());
        return payouts.page(state, influencerId, null, 1).items().get(0);
    }

    private static JsonNode onChain(String signature) {
        return node.call("getTransaction", signature, Map.of("encoding", "jsonParsed", "commitment", "finalized"));
    }

    private static String memo(JsonNode transaction) {
        return transaction
                .path("transaction")
                .path("message")
                .path("instructions")
                .valueStream()
                .filter(one -> one.path("program").asString("").equals("spl-memo"))
                .map(one -> one.path("parsed").asString())
                .reduce((first, second) -> first + " and " + second)
                .orElse("none");
    }

    private static String received(String wallet) {
        return node.call("getTokenAccountBalance", Rails.tokenAccount(node, wallet))
                .path("value")
                .path("amount")
                .asString();
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

    private static Http signedIn(String influencerId) {
        String link = new Http(api)
                .key(Stack.ADMIN_KEY)
                .post("/api/v1/influencers/" + influencerId + "/sign-in-links", "{\"validHours\":1,\"uses\":1}")
                .json()
                .path("loginUrl")
                .asString();
        Http person = new Http(api);
        person.get(link.substring(link.indexOf("/api/")));
        return person;
    }

    private static void line(String influencerId, String earningId, long micros) {
        lines(influencerId, Map.of(earningId, micros));
    }

    /** All lines come in one write, so that one payout takes them all. */
    private static void lines(String influencerId, Map<String, Long> lines) {
        List<String> rows = new ArrayList<>();
        lines.forEach(
                (earningId, micros) -> rows.add("""
                ('%s', '%s', 'C', 'trade:%s', 'revenue_share', %d, 'USD', now64(3) - INTERVAL 1 HOUR,
                 now64(3) - INTERVAL 10 MINUTE, 0, 1, %d)
                """.formatted(earningId, influencerId, earningId, micros, ++versions)));
        warehouse.execute("""
                INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                    occurred_at, settles_at, tier, rule_version, version) VALUES
                """ + String.join(", ", rows), Map.of());
    }
}
