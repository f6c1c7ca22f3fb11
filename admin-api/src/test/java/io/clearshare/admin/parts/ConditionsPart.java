package io.clearshare.admin.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An API on a Solana node of its own that asks for identity and screening before it pays; started once for all tests. */
public final class ConditionsPart {

    public static final String WEBHOOK_SECRET = "a-webhook-secret-of-the-tests";

    private static @Nullable ConditionsPart instance;

    private final SolanaPart node;
    private final RunningApi api;
    private final Map<String, Http> staff = new HashMap<>();
    private final AtomicInteger versions = new AtomicInteger();

    private ConditionsPart() {
        try {
            Path directory = Files.createTempDirectory("clearshare-conditions");
            node = SolanaPart.start(directory, 25);
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
            Map<String, String> environment = new HashMap<>();
            environment.put("CLEARSHARE_SOLANA_RPC", node.rpc().toString());
            environment.put("CLEARSHARE_SOLANA_GENESIS_HASH", node.genesis());
            environment.put("CLEARSHARE_SOLANA_USDC_MINT", node.mint());
            environment.put("CLEARSHARE_SOLANA_TREASURY_KEYFILE", node.keyfile().toString());
            environment.put("CLEARSHARE_PAYOUT_REQUIREMENTS", "identity,,sanctions");
            environment.put("CLEARSHARE_WALLET_COOLING_OFF", "PT10S");
            environment.put("CLEARSHARE_KYC_DOCUMENT_KEYS", "a document secret of the tests that is long enough");
            environment.put("CLEARSHARE_SUMSUB_APP_TOKEN", "app-token");
            environment.put("CLEARSHARE_SUMSUB_SECRET_KEY", "secret-key");
            environment.put("CLEARSHARE_SUMSUB_WEBHOOK_SECRET", WEBHOOK_SECRET);
            environment.put("CLEARSHARE_PERSONA_API_KEY", "api-key");
            environment.put("CLEARSHARE_PERSONA_TEMPLATE", "itmpl_1");
            environment.put("CLEARSHARE_PERSONA_WEBHOOK_SECRET", WEBHOOK_SECRET);
            api = Stack.instance().startAnother(environment);
            Stack.everythingIsReadable(api.bean(Warehouse.class));
        } catch (IOException e) {
            throw new IllegalStateException("A part does not start", e);
        }
    }

    public static synchronized ConditionsPart instance() {
        if (instance == null) {
            instance = new ConditionsPart();
        }
        return instance;
    }

    public RunningApi api() {
        return api;
    }

    public SolanaPart node() {
        return node;
    }

    public Http admin() {
        return new Http(api).key(Stack.ADMIN_KEY);
    }

    /** A member of the staff who has just given a one-time code. */
    public synchronized Http staff(String email) {
        Http browser = staff.computeIfAbsent(email, this::signIn);
        String until = browser.get("/api/v1/auth/me").json().path("stepUpUntil").asString("");
        if (until.isEmpty() || Instant.parse(until).isBefore(Instant.now().plusSeconds(60))) {
            String code = OneTimeCode.of(Stack.TOTP_SECRET, 0);
            Http.Answer fresh = browser.post("/api/v1/auth/step-up", "{\"totp\":\"" + code + "\"}");
            assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
        }
        return browser;
    }

    private Http signIn(String email) {
        Http browser = new Http(api);
        Http.Answer in = browser.post(
                "/api/v1/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\",\"totp\":\"%s\"}"
                        .formatted(email, Stack.PASSWORD, OneTimeCode.of(Stack.TOTP_SECRET, 0)));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        return browser;
    }

    /** An active influencer, as outside programs make them. */
    public String influencer(String handle, @Nullable String wallet) {
        String walletField = wallet == null ? "" : ",\"wallet\":\"" + wallet + "\"";
        Http.Answer made = admin().post(
                        "/api/v1/influencers",
                        "{\"handle\":\"%s\",\"email\":\"%s\",\"activate\":true%s}"
                                .formatted(handle, mailOf(handle), walletField));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("influencerId").asString();
    }

    public static String mailOf(String handle) {
        return handle + "@conditions.example.com";
    }

    public Http signedIn(String influencerId) {
        String link = admin().post(
                        "/api/v1/influencers/" + influencerId + "/sign-in-links", "{\"validHours\":1,\"uses\":1}")
                .json()
                .path("loginUrl")
                .asString();
        Http browser = new Http(api);
        browser.get(link.substring(link.indexOf("/api/")));
        assertThat(browser.get("/api/v1/auth/me").status()).isEqualTo(200);
        return browser;
    }

    /** Lets an influencer earn a settled line. */
    public void earns(String influencerId, long dollars) {
        String id = "line-" + UUID.randomUUID();
        api.bean(Warehouse.class)
                .execute(
                        """
                INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                    occurred_at, settles_at, tier, rule_version, version)
                VALUES ('%s', '%s', 'C', 'trade:%s', 'revenue_share', %d, 'USD',
                    now64(3) - INTERVAL 1 HOUR, now64(3) - INTERVAL 10 MINUTE, 0, 1, %d)
                """.formatted(id, influencerId, id, dollars * 1_000_000, versions.incrementAndGet()), Map.of());
    }

    /** Why an influencer is not paid, as they read it. */
    public List<String> reasons(String influencerId) {
        JsonNode reasons = admin().get("/api/v1/influencers/" + influencerId + "/overview")
                .json()
                .path("notPaidBecause");
        return reasons.valueStream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    public long paidDollars(String influencerId) {
        return admin().get("/api/v1/influencers/" + influencerId + "/overview")
                        .json()
                        .path("earnings")
                        .path("paidMicros")
                        .asLong()
                / 1_000_000;
    }

    /** The last link to a change of a wallet that a mail to somebody carries under a heading. */
    public static String link(String handle, String subject, String word) {
        Pattern link = Pattern.compile("/wallet-change#([0-9a-f-]+\\." + word + "\\.[A-Za-z0-9_-]+)");
        Await.until(
                "the mail " + subject + " to " + handle,
                () -> !found(handle, subject, link).isEmpty());
        List<String> found = found(handle, subject, link);
        return found.get(found.size() - 1);
    }

    private static List<String> found(String handle, String subject, Pattern link) {
        return Mailbox.instance().mails().stream()
                .filter(mail -> mail.contains(mailOf(handle)) && mail.contains("Subject: " + subject))
                .map(link::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
