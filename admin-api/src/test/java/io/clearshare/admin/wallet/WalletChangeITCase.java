package io.clearshare.admin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.ConditionsPart;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.wallet.SolanaAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A payout address, from the first one to the exchange for another, with real mails and a real chain. */
class WalletChangeITCase {

    private final ConditionsPart part = ConditionsPart.instance();
    private final String handle = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theFirstOneHoldsAtOnce() {
        Http browser = part.signedIn(part.influencer(handle, null));
        String wallet = fresh();
        JsonNode set = put(browser, wallet).json();
        assertThat(set.path("wallet").asString()).isEqualTo(wallet);
        assertThat(set.path("change").isNull()).isTrue();
    }

    @Test
    void anotherOneIsConfirmedByMailCoolsOffAndIsThenPaid() {
        String before = fresh();
        String after = fresh();
        String id = part.influencer(handle, before);
        Http browser = part.signedIn(id);
        JsonNode asked = put(browser, after).json();
        assertThat(asked.path("wallet").asString()).isEqualTo(before);
        assertThat(asked.path("change").path("state").asString()).isEqualTo("awaiting_confirmation");
        assertThat(put(browser, after).json().path("change").path("changeId"))
                .isEqualTo(asked.path("change").path("changeId"));

        String link = ConditionsPart.link(handle, "Confirm your new payout address", "confirm");
        Http anybody = new Http(part.api());
        assertThat(byLink(anybody, "show", link).json().path("wallet").asString())
                .isEqualTo(after);
        Http.Answer confirmed = byLink(anybody, "confirm", link);
        assertThat(confirmed.json().path("state").asString())
                .as(confirmed.body())
                .isEqualTo("cooling_off");
        assertThat(byLink(anybody, "confirm", link).json()).isEqualTo(confirmed.json());
        part.earns(id, 30);
        assertThat(part.reasons(id)).contains("WALLET_COOLING_OFF");
        assertThat(put(browser, fresh()).problem()).isEqualTo("CHANGE_UNDER_WAY");
        ConditionsPart.link(handle, "Your payout address is about to change", "cancel");

        Await.until("the payout arrives", () -> part.paidDollars(id) == 30);
        assertThat(browser.get("/api/v1/me/wallet").json().path("wallet").asString())
                .isEqualTo(after);
        assertThat(part.node()
                        .call("getTokenAccountBalance", Rails.tokenAccount(part.node(), after))
                        .path("value")
                        .path("amount")
                        .asString())
                .isEqualTo("30000000");
        Await.until(
                "the last notice",
                () -> Mailbox.instance().mails().stream()
                        .anyMatch(mail -> mail.contains(ConditionsPart.mailOf(handle))
                                && mail.contains("Subject: Your payout address has changed")));
    }

    @Test
    void theNoticeStopsItWithoutASession() {
        String before = fresh();
        Http browser = part.signedIn(part.influencer(handle, before));
        put(browser, fresh());
        String confirm = ConditionsPart.link(handle, "Confirm your new payout address", "confirm");
        String cancel = ConditionsPart.link(handle, "Confirm your new payout address", "cancel");
        Http anybody = new Http(part.api());
        assertThat(byLink(anybody, "confirm", cancel).problem()).isEqualTo("LINK_INVALID");
        assertThat(byLink(anybody, "confirm", confirm.substring(0, confirm.length() - 1) + "_")
                        .problem())
                .isEqualTo("LINK_INVALID");
        assertThat(byLink(anybody, "cancel", cancel).json().path("state").asString())
                .isEqualTo("cancelled");
        assertThat(byLink(anybody, "cancel", cancel).status()).isEqualTo(200);
        assertThat(byLink(anybody, "confirm", confirm).problem()).isEqualTo("CHANGE_OVER");
        assertThat(browser.get("/api/v1/me/wallet").json().path("wallet").asString())
                .isEqualTo(before);
    }

    @Test
    void influencerAndStaffCanStopItToo() {
        String id = part.influencer(handle, fresh());
        Http browser = part.signedIn(id);
        put(browser, fresh());
        assertThat(browser.post("/api/v1/me/wallet/cancel", "")
                        .json()
                        .path("change")
                        .isNull())
                .isTrue();
        put(browser, fresh());
        Http finance = part.staff("finance@example.com");
        JsonNode open = finance.get("/api/v1/wallet-changes")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("influencerId").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(open.has("contact")).isFalse();
        Http.Answer stopped = finance.post(
                "/api/v1/wallet-changes/" + open.path("changeId").asString() + "/cancel",
                "{\"reason\":\"looks wrong\"}");
        assertThat(stopped.json().path("reason").asString()).as(stopped.body()).isEqualTo("looks wrong");
    }

    @Test
    void addressesThatNobodyCanBePaidAtAreRefused() {
        String mine = fresh();
        Http browser = part.signedIn(part.influencer(handle, mine));
        assertThat(put(browser, "0xdeadbeef").problem()).isEqualTo("INVALID_WALLET");
        String tokenAccount = Rails.tokenAccount(part.node(), mine);
        assertThat(put(browser, tokenAccount).problem()).isEqualTo("ADDRESS_OFF_CURVE");
        assertThat(put(browser, part.node().mint()).json().path("detail").asString())
                .contains("a token's mint");
        Http.Answer treasury = put(browser, part.node().treasury().getPublicKeyBase58());
        assertThat(treasury.problem()).isEqualTo("ADDRESS_NOT_A_WALLET");
        assertThat(put(browser, "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA").status())
                .isEqualTo(409);
        Http.Answer imitation = put(browser, imitate(mine));
        assertThat(imitation.problem()).isEqualTo("ADDRESS_LOOKS_ALIKE");
        assertThat(imitation.json().path("looksLike").asString()).isEqualTo(mine);
    }

    @Test
    void theDatabaseLetsNoChangeTakeEffectBeforeItsTime() {
        String id = part.influencer(handle, fresh());
        put(part.signedIn(id), fresh());
        JdbcTemplate jdbc = part.api().bean(JdbcTemplate.class);
        assertRefused(jdbc, "SET state = 'applied', closed_at = now(), closed_by = 'x'", id, "cannot go from");
        jdbc.update(
                "UPDATE wallet_change SET state = 'cooling_off', confirmed_at = now(),"
                        + " effective_at = now() + interval '3 days' WHERE influencer_id = ?",
                id);
        assertRefused(jdbc, "SET state = 'applied', closed_at = now(), closed_by = 'x'", id, "wallet_change_waits");
        assertRefused(jdbc, "SET wallet = before_wallet", id, "permission denied");
    }

    private static void assertRefused(JdbcTemplate jdbc, String change, String id, String why) {
        assertThatThrownBy(() -> jdbc.update("UPDATE wallet_change " + change + " WHERE influencer_id = ?", id))
                .rootCause()
                .hasMessageContaining(why);
    }

    private static Http.Answer put(Http browser, String wallet) {
        return browser.put("/api/v1/me/wallet", "{\"wallet\":\"" + wallet + "\"}");
    }

    private static Http.Answer byLink(Http browser, String action, String token) {
        return browser.post("/api/v1/wallet-changes/" + action, "{\"token\":\"" + token + "\"}");
    }

    private static String fresh() {
        return SolanaPart.newAccount().getPublicKeyBase58();
    }

    /** Another point of the curve with the same ends. */
    private static String imitate(String address) {
        for (char digit : "123456789ABCDEFGHJKLMNPQRSTUVWXYZ".toCharArray()) {
            for (int at = 10; at < 30; at++) {
                String other = address.substring(0, at) + digit + address.substring(at + 1);
                if (!other.equals(address) && SolanaAddress.isOnCurve(other)) {
                    return other;
                }
            }
        }
        throw new IllegalStateException("no neighbour is on the curve");
    }
}
