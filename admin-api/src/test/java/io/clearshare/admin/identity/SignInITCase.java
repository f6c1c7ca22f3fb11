package io.clearshare.admin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.OneTimeCode;
import io.clearshare.admin.parts.Stack;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInITCase {

    private final Stack stack = Stack.instance();

    @Test
    void financeNeedsAPasswordAndACode() {
        Http browser = new Http(stack.api());
        assertThat(login(browser, "finance@example.com", Stack.PASSWORD, null).problem())
                .isEqualTo("TOTP_REQUIRED");
        String code = OneTimeCode.of(Stack.TOTP_SECRET, 0);
        Http.Answer me = login(browser, "finance@example.com", Stack.PASSWORD, code);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().path("role").asString()).isEqualTo("FINANCE");
        assertThat(me.json().path("stepUpUntil").isNull()).isFalse();
        assertThat(browser.get("/api/v1/payouts").status()).isEqualTo(200);

        Http another = new Http(stack.api());
        assertThat(login(another, "finance@example.com", Stack.PASSWORD, code).problem())
                .as("the same code twice")
                .isEqualTo("WRONG_CREDENTIALS");

        Http.Answer confirmed = browser.post("/api/v1/auth/step-up", "{\"totp\":\"" + code + "\"}");
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(browser.send("POST", "/api/v1/auth/logout", null, "").status())
                .isEqualTo(204);
        assertThat(browser.get("/api/v1/auth/me").problem()).isEqualTo("SIGN_IN_REQUIRED");
    }

    @Test
    void aSessionMayNotChangeAnythingWithoutItsToken() {
        Http browser = new Http(stack.api());
        login(browser, "analyst@example.com", Stack.PASSWORD, null);
        browser.with("X-XSRF-TOKEN", "forged");
        assertThat(browser.post("/api/v1/lab/links/classify", "{}").problem()).isEqualTo("CSRF_TOKEN_MISSING");
    }

    @Test
    void guessingIsSlowedDownAlsoForUnknownAddresses() {
        String email = UUID.randomUUID() + "@example.com";
        Http browser = new Http(stack.api());
        for (int i = 0; i < 5; i++) {
            assertThat(login(browser, email, "guess " + i, null).problem()).isEqualTo("WRONG_CREDENTIALS");
        }
        Http.Answer slowed = login(browser, email, "guess", null);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.problem()).isEqualTo("TOO_MANY_SIGN_INS");
        assertThat(slowed.header("Retry-After")).isNotEmpty();
    }

    @Test
    void anApplicantIsMailedALinkThatSignsInOnce() {
        String email = UUID.randomUUID() + "@example.com";
        Http browser = new Http(stack.api());
        Http.Answer applied =
                browser.post("/api/v1/registrations", "{\"handle\":\"Newcomer\",\"email\":\"" + email + "\"}");
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(applied.json().path("state").asString()).isEqualTo("applied");
        assertThat(applied.json().path("blocking").size()).isEqualTo(2);
        Await.until("the mail arrives", () -> link(email).isPresent());
        String link = link(email).orElseThrow();
        Http.Answer followed = browser.get(link);
        assertThat(followed.status()).isEqualTo(302);
        assertThat(followed.header("Location")).isEqualTo("/");
        assertThat(browser.get("/api/v1/auth/me").json().path("influencerId").asString())
                .isEqualTo(applied.json().path("influencerId").asString());
        assertThat(browser.get("/api/v1/me/qr.svg").body()).startsWith("<svg");
        assertThat(browser.get("/api/v1/me/earnings").json().path("items").size())
                .isZero();
        assertThat(new Http(stack.api()).get(link).header("Location")).isEqualTo("/?link=expired");
    }

    @Test
    void anUnknownAddressIsAnsweredLikeAKnownOne() {
        Http.Answer answer = new Http(stack.api()).post("/api/v1/auth/magic-links", "{\"email\":\"no@example.com\"}");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThat(new Http(stack.api()).key("wrong").get("/api/v1/progress").problem())
                .isEqualTo("INVALID_KEY");
    }

    private static Http.Answer login(Http browser, String email, String password, @Nullable String totp) {
        String code = totp == null ? "" : ",\"totp\":\"" + totp + "\"";
        return browser.post(
                "/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"" + code + "}");
    }

    private static Optional<String> link(String email) {
        Pattern link = Pattern.compile("(/api/v1/auth/magic\\?token=[A-Za-z0-9_-]+)");
        return Mailbox.instance().mails().stream()
                .filter(mail -> mail.contains(email))
                .map(link::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
