package io.clearshare.admin.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.OneTimeCode;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutState;
import io.clearshare.admin.payout.PayoutView;
import io.clearshare.admin.payout.Payouts;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.domain.tax.TaxYear;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From a form that is given, through payouts on the chain, to the forms of the year. */
class TaxFlowITCase {

    private static final long DOLLAR = 1_000_000;
    private static final String SSN = "219-87-6543";

    private static SolanaPart node;
    private static RunningApi api;
    private static Http finance;
    private static int versions;
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        LOGGED.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOGGED);
        node = SolanaPart.start(directory, 25);
        api = Stack.instance()
                .startAnother(Map.ofEntries(
                        Map.entry("CLEARSHARE_SOLANA_RPC", node.rpc().toString()),
                        Map.entry("CLEARSHARE_SOLANA_GENESIS_HASH", node.genesis()),
                        Map.entry("CLEARSHARE_SOLANA_USDC_MINT", node.mint()),
                        Map.entry(
                                "CLEARSHARE_SOLANA_TREASURY_KEYFILE",
                                node.keyfile().toString()),
                        Map.entry("CLEARSHARE_AUTO_PAYOUT_LIMIT_MICROS", "10000000000"),
                        Map.entry("CLEARSHARE_PAYOUT_REQUIREMENTS", "tax-form"),
                        Map.entry("CLEARSHARE_TAX_PAYER_NAME", "Example Exchange Inc"),
                        Map.entry("CLEARSHARE_TAX_PAYER_EIN", "12-3456789"),
                        Map.entry("CLEARSHARE_TAX_PAYER_STREET", "1 Market Street"),
                        Map.entry("CLEARSHARE_TAX_PAYER_CITY", "San Francisco"),
                        Map.entry("CLEARSHARE_TAX_PAYER_STATE", "CA"),
                        Map.entry("CLEARSHARE_TAX_PAYER_ZIP", "94105")));
        Stack.everythingIsReadable(api.bean(Warehouse.class));
        finance = new Http(api);
        signIn();
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOGGED);
        api.close();
        node.close();
    }

    @Test
    void aNumberIsNeverShownWholeAgainAndAChangeIsANewVersion() {
        String id = influencer("given", null);
        Http browser = signedIn(id);
        assertThat(browser.get("/api/v1/me/tax").json().path("formMissing").asString())
                .contains("No form");
        Http.Answer first = browser.post("/api/v1/me/tax/forms", w9("Ann Lee", "SSN", SSN));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("tinMasked").asString()).isEqualTo("XXX-XX-6543");
        Http.Answer second = browser.post("/api/v1/me/tax/forms", w9("Ann Lee-Park", "SSN", SSN));
        assertThat(second.json().path("version").asInt()).isEqualTo(2);
        Http.Answer wrong = browser.post("/api/v1/me/tax/forms", w9("Ann Lee", "SSN", "666-87-6543"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("fields").has("tin")).isTrue();
        Http.Answer unreadable = browser.post(
                "/api/v1/me/tax/forms", w9("Ann Lee", "SSN", SSN).replace("\"" + SSN + "\"", "[\"" + SSN + "\"]"));
        assertThat(unreadable.status()).isEqualTo(400);
        Http.Answer person = finance.get("/api/v1/tax/influencers/" + id);
        assertThat(person.json().path("forms").size()).isEqualTo(2);
        String stored = String.valueOf(api.bean(JdbcTemplate.class)
                .queryForList("SELECT f::text AS row FROM tax_form f WHERE influencer_id = ?", id));
        assertThat(stored).contains("6543", "Ann Lee");
        for (Http.Answer answer : List.of(first, second, wrong, unreadable, person, browser.get("/api/v1/me/tax"))) {
            nothingShowsTheNumber(answer.body());
        }
        nothingShowsTheNumber(stored);
        LOGGED.list.forEach(event -> nothingShowsTheNumber(event.getFormattedMessage() + event.getThrowableProxy()));
        JsonNode signature = second.json().path("signature");
        assertThat(signature.path("ipHash").asString()).matches("[0-9a-f]{64}");
        assertThat(signature.path("statementVersion").asString()).isEqualTo(Certification.VERSION);
    }

    @Test
    void whatTheSignerAgreedToIsTheStatementInForce() {
        Http browser = signedIn(influencer("statement", null));
        String old = w9("Ann Lee", "SSN", SSN).replace(Certification.VERSION, "2019-1");
        assertThat(browser.post("/api/v1/me/tax/forms", old).problem()).isEqualTo("STATEMENT_CHANGED");
        String unsigned = w9("Ann Lee", "SSN", SSN).replace("\"agreed\":true", "\"agreed\":false");
        assertThat(browser.post("/api/v1/me/tax/forms", unsigned)
                        .json()
                        .path("fields")
                        .has("agreed"))
                .isTrue();
        String cyrillic = w9("Анна", "SSN", SSN);
        assertThat(browser.post("/api/v1/me/tax/forms", cyrillic)
                        .json()
                        .path("fields")
                        .has("name"))
                .isTrue();
    }

    @Test
    void withoutANumberAQuarterLessOnePercentStaysWithTheProgramme() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = influencer("nonumber", wallet);
        long before = api.bean(Balances.class).ofAccount("programme:withholding");
        assertThat(signedIn(id)
                        .post("/api/v1/me/tax/forms", w9("No Number", "", ""))
                        .status())
                .isEqualTo(201);
        line(id, "nn-1", 100 * DOLLAR);
        PayoutView paid = settled(id);
        assertThat(paid.amountMicros()).isEqualTo(76 * DOLLAR);
        assertThat(paid.withheldMicros()).isEqualTo(24 * DOLLAR);
        assertThat(api.bean(Balances.class).ofAccount("programme:withholding") - before)
                .isEqualTo(24 * DOLLAR);
        assertThat(api.bean(Balances.class).of(id).postedMicros()).isZero();
        Http.Answer why = signedIn(id).get("/api/v1/why/earning/withholding/" + paid.payoutId());
        assertThat(why.status()).as(why.body()).isEqualTo(200);
        assertThat(why.json().path("withholding").path("reason").asString()).contains("24 % backup withholding");
        assertThat(why.json().path("ledger").toString()).contains("programme:withholding");
        JsonNode mine = signedIn(id).get("/api/v1/me/tax").json();
        assertThat(mine.path("paidMicros").asLong()).isEqualTo(100 * DOLLAR);
        assertThat(mine.path("withheldMicros").asLong()).isEqualTo(24 * DOLLAR);
    }

    @Test
    void whoGaveNoFormIsToldSoAndNotPaidWhereOneIsAskedFor() {
        String id = influencer("formless", SolanaPart.newAccount().getPublicKeyBase58());
        line(id, "fo-1", 40 * DOLLAR);
        Payouts payouts = api.bean(Payouts.class);
        Await.until("the line is booked", () -> payouts.summary(id).payableMicros() == 40 * DOLLAR);
        assertThat(payouts.summary(id).notPaidBecause()).extracting("code").containsExactly(Code.TAX_FORM_MISSING);
        assertThat(signedIn(id)
                        .post("/api/v1/me/tax/forms", w9("For Mless", "SSN", SSN))
                        .status())
                .isEqualTo(201);
        assertThat(settled(id).amountMicros()).isEqualTo(40 * DOLLAR);
    }

    @Test
    void anOrderWithholdsUntilItIsReleased() {
        String id = influencer("ordered", SolanaPart.newAccount().getPublicKeyBase58());
        signedIn(id).post("/api/v1/me/tax/forms", w9("Or Dered", "ITIN", "912-70-1234"));
        assertThat(notice(id, "RELEASE").problem()).isEqualTo("NOTICE_OUT_OF_TURN");
        assertThat(notice(id, "TIN_MISMATCH")
                        .json()
                        .path("standing")
                        .path("tin")
                        .asString())
                .isEqualTo("MISMATCHED");
        assertThat(notice(id, "WITHHOLD")
                        .json()
                        .path("standing")
                        .path("basisPoints")
                        .asInt())
                .isEqualTo(2_400);
        line(id, "or-1", 50 * DOLLAR);
        assertThat(settled(id).withheldMicros()).isEqualTo(12 * DOLLAR);
        assertThat(notice(id, "RELEASE")
                        .json()
                        .path("standing")
                        .path("basisPoints")
                        .asInt())
                .isZero();
    }

    @Test
    void servicesAbroadArePaidWholeAndServicesInsideLessTheTreatyRate() throws IOException {
        String abroad = influencer("abroad", SolanaPart.newAccount().getPublicKeyBase58());
        signedIn(abroad).post("/api/v1/me/tax/forms", w8("Ines Abroad", "FOREIGN", "null"));
        line(abroad, "ab-1", 60 * DOLLAR);
        assertThat(settled(abroad).withheldMicros()).isZero();
        String inside = influencer("inside", SolanaPart.newAccount().getPublicKeyBase58());
        Http.Answer given = signedIn(inside).post("/api/v1/me/tax/forms", w8("Ines Inside", "UNITED_STATES", "1000"));
        assertThat(given.json().path("validThrough").asString())
                .isEqualTo((Instant.now().atOffset(ZoneOffset.UTC).getYear() + 3) + "-12-31");
        line(inside, "in-1", 60 * DOLLAR);
        assertThat(settled(inside).withheldMicros()).isEqualTo(6 * DOLLAR);
        Http.Answer csv = finance.get("/api/v1/tax/years/" + year() + "/1042-s.csv");
        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.body().lines().filter(row -> row.contains(inside)))
                .singleElement()
                .asString()
                .contains("1042-S,17,60.00,00,10.00,6.00,6.00,Ines Inside,DE");
        assertThat(csv.body().lines().filter(row -> row.contains(abroad)))
                .singleElement()
                .asString()
                .contains(",,17,60.00,03,0.00,0.00,0.00,Ines Abroad,DE");
    }

    @Test
    void theFormsOfAYearAreMadeOnceAndCorrectedWhenSomethingChanges() throws IOException {
        String id = influencer("yearly", SolanaPart.newAccount().getPublicKeyBase58());
        Http browser = signedIn(id);
        browser.post("/api/v1/me/tax/forms", w9("Yara Early", "SSN", SSN));
        line(id, "ye-1", 600 * DOLLAR);
        assertThat(settled(id).amountMicros()).isEqualTo(600 * DOLLAR);
        assertThat(recipient(id).path("state").asString()).isEqualTo("DUE");
        assertThat(finance.post("/api/v1/tax/years/" + year() + "/forms", "").problem())
                .isEqualTo("YEAR_NOT_OVER");
        Filing made = make().stream()
                .filter(of -> of.influencerId().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(made.grossMicros()).isEqualTo(600 * DOLLAR);
        assertThat(recipient(id).path("state").asString()).isEqualTo("MADE");
        assertThat(text(browser, made))
                .contains("Yara Early", "XXX-XX-6543", "$ 600.00", "Example Exchange Inc", "Copy B")
                .contains("[  ] CORRECTED")
                .contains("important tax information");
        String file = finance.get("/api/v1/tax/years/" + year() + "/iris.csv").body();
        assertThat(file.lines().filter(row -> row.contains("Early")))
                .singleElement()
                .asString()
                .startsWith("1099-NEC," + year() + ",EIN,123456789,B,Example Exchange Inc,")
                .contains("SSN,219876543,I,,,Yara,,Early,,US,5 Elm Street,,Austin,TX,78701")
                .contains(",N,600.00,N,0.00,N,");
        assertThat(file.lines().map(row -> row.split(",", -1).length).distinct())
                .hasSize(1);

        browser.post("/api/v1/me/tax/forms", w9("Yara Later", "SSN", SSN));
        assertThat(recipient(id).path("state").asString()).isEqualTo("CORRECTION_DUE");
        Filing corrected = make().stream()
                .filter(of -> of.influencerId().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(corrected.corrects()).isEqualTo(made.filingId());
        assertThat(text(browser, corrected)).contains("[X] CORRECTED", "Yara Later");
        assertThat(text(browser, made)).contains("Yara Early");
        assertThatThrownBy(TaxFlowITCase::make).isInstanceOf(Refused.class);
        Http another = signedIn(influencer("another", null));
        assertThat(another.get("/api/v1/me/tax/filings/" + made.filingId() + ".pdf")
                        .problem())
                .isEqualTo("NOT_FOUND");
    }

    private static List<Filing> make() {
        ManualClock later = new ManualClock(Instant.parse((year() + 1) + "-01-15T00:00:00Z"));
        return new MakeFilings(
                        api.bean(TaxYears.class),
                        api.bean(TaxStandings.class),
                        api.bean(Filings.class),
                        api.bean(TaxSettings.class),
                        later)
                .make(new TaxYear(year()), "staff:test");
    }

    private static String text(Http browser, Filing filing) throws IOException {
        String path = "/api/v1/me/tax/filings/" + filing.filingId() + ".pdf";
        assertThat(browser.get(path).header("Content-Type")).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(api.bean(ExportYear.class).copyB(filing))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void nothingShowsTheNumber(String text) {
        assertThat(text)
                .doesNotContain(SSN)
                .doesNotContain(SSN.replace("-", ""))
                .doesNotContain("666-87-6543");
    }

    private static JsonNode recipient(String id) {
        for (JsonNode one : finance.get("/api/v1/tax/years/" + year()).json().path("recipients")) {
            if (one.path("influencerId").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("No recipient " + id);
    }

    private static int year() {
        return Instant.now().atOffset(ZoneOffset.UTC).getYear();
    }

    private static Http.Answer notice(String id, String kind) {
        return finance.post(
                "/api/v1/tax/influencers/" + id + "/notices", "{\"kind\":\"" + kind + "\",\"note\":\"letter 972CG\"}");
    }

    private static String w9(String name, String tinType, String tin) {
        String number = tin.isEmpty() ? "" : "\"tinType\":\"%s\",\"tin\":\"%s\",".formatted(tinType, tin);
        return """
                {"kind":"W-9","name":"%s","classification":"INDIVIDUAL","country":"US","street":"5 Elm Street",
                 "city":"Austin","region":"TX","postalCode":"78701",%s"toldToWithhold":false,
                 "signedName":"%s","statementVersion":"%s","agreed":true}
                """.formatted(name, number, name, Certification.VERSION);
    }

    private static String w8(String name, String servicesIn, String treatyBasisPoints) {
        return """
                {"kind":"W-8BEN","name":"%s","country":"DE","street":"Hauptstr. 5","city":"Berlin","postalCode":"10115",
                 "tinType":"FOREIGN","tin":"DE 123/456/789","servicesIn":"%s","treatyCountry":"DE","treatyArticle":"14",
                 "treatyBasisPoints":%s,"toldToWithhold":false,"signedName":"%s","statementVersion":"%s","agreed":true}
                """.formatted(name, servicesIn, treatyBasisPoints, name, Certification.VERSION);
    }

    private static PayoutView settled(String id) {
        Payouts payouts = api.bean(Payouts.class);
        Await.until(
                id + " is paid",
                () -> !payouts.page(PayoutState.SETTLED, id, null, 1).items().isEmpty());
        return payouts.page(PayoutState.SETTLED, id, null, 1).items().get(0);
    }

    private static String influencer(String handle, @Nullable String wallet) {
        String walletField = wallet == null ? "" : ",\"wallet\":\"" + wallet + "\"";
        Http.Answer made = new Http(api)
                .key(Stack.ADMIN_KEY)
                .post(
                        "/api/v1/influencers",
                        "{\"handle\":\"%s\",\"email\":\"%s@example.com\",\"activate\":true%s}"
                                .formatted(handle, handle + UUID.randomUUID(), walletField));
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
        Http browser = new Http(api);
        browser.get(link.substring(link.indexOf("/api/")));
        assertThat(browser.get("/api/v1/auth/me").status()).isEqualTo(200);
        return browser;
    }

    private static void line(String influencerId, String earningId, long micros) {
        api.bean(Warehouse.class)
                .execute("""
                INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                    occurred_at, settles_at, tier, rule_version, version)
                VALUES ('%s', '%s', 'C', 'trade:%s', 'revenue_share', %d, 'USD',
                    now64(3) - INTERVAL 1 HOUR, now64(3) - INTERVAL 10 MINUTE, 0, 1, %d)
                """.formatted(earningId, influencerId, earningId, micros, ++versions), Map.of());
    }

    private static void signIn() {
        String code = OneTimeCode.of(Stack.TOTP_SECRET, 0);
        Http.Answer in = finance.post(
                "/api/v1/auth/login",
                "{\"email\":\"finance@example.com\",\"password\":\"%s\",\"totp\":\"%s\"}"
                        .formatted(Stack.PASSWORD, code));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
    }
}
