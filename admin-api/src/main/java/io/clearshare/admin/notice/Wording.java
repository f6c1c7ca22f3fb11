package io.clearshare.admin.notice;

import io.clearshare.admin.notice.EndedPayouts.Ended;
import io.clearshare.admin.notice.Notice.Kind;
import io.clearshare.admin.payout.Explorer;
import io.clearshare.admin.payout.PayoutInReview;
import io.clearshare.admin.payout.PayoutTerms;
import io.clearshare.admin.settings.Settings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What notices say: what happened, what it means, and what happens next. */
@Component
class Wording {

    private final URI publicUrl;
    private final Explorer explorer;
    private final PayoutTerms terms;

    Wording(Settings settings, Explorer explorer, PayoutTerms terms) {
        this.publicUrl = settings.publicUrl();
        this.explorer = explorer;
        this.terms = terms;
    }

    Notice.Text ended(Ended payout) {
        return switch (payout.state()) {
            case SETTLED -> paid(payout);
            case FAILED ->
                unpaid(
                        "Your payout failed",
                        "The chain refused your payout of " + dollars(payout) + reason(payout) + again());
            case REFUSED ->
                unpaid(
                        "Your payout was refused",
                        "Finance refused your payout of " + dollars(payout) + reason(payout) + again());
            case CANCELLED ->
                unpaid(
                        "Your payout was cancelled",
                        "Your payout of " + dollars(payout) + " was cancelled before it was sent" + reason(payout)
                                + "Nothing is lost: the amount is back in your balance, and is paid as soon as nothing"
                                + " stands in the way.");
            case AWAITING_APPROVAL, CREATED, SIGNED, REVIEW, REFUNDING ->
                throw new IllegalStateException("Payout " + payout.payoutId() + " has not ended");
        };
    }

    Notice.Text blocked(List<String> reasons) {
        String list = String.join("\n- ", reasons);
        return new Notice.Text(
                Kind.BLOCKED,
                "Your balance is not being paid",
                "Your balance is large enough to be paid, but something stands in the way:\n\n- " + list
                        + "\n\nIt keeps growing meanwhile, and is paid once this is settled. What you can do yourself stands"
                        + " on your overview:\n" + publicUrl + "/");
    }

    Notice.Text low(String what) {
        return new Notice.Text(
                Kind.FUNDS_LOW,
                "Top up: " + what,
                "Payouts will wait when it runs out: " + what + ".\n\nWhat there is now:\n" + publicUrl
                        + "/finance/funds\n\nHow to top up stands in docs/payouts.md, section Keys.");
    }

    Notice.Text inReview(PayoutInReview payout) {
        return new Notice.Text(
                Kind.IN_REVIEW,
                "A payout has to be looked at",
                "Payout " + payout.payoutId() + " goes no further by itself: " + payout.why()
                        + ".\n\nIts amount stays reserved, and nothing more is signed for it. What is known about it, and the"
                        + " button that lets it go on:\n" + publicUrl + "/finance/history?state=REVIEW&payout="
                        + payout.payoutId());
    }

    private Notice.Text paid(Ended payout) {
        String signature = String.valueOf(payout.signature());
        @Nullable String elsewhere = explorer.url(payout.signature());
        Long lamports = payout.lamports();
        String amount = lamports == null
                ? units(payout.amountMicros(), 6) + " USDC"
                : units(lamports, 9) + " SOL (for " + dollars(payout) + ")";
        return new Notice.Text(
                Kind.PAID,
                "You were paid " + amount,
                amount + " arrived at\n" + payout.wallet() + "\n\nTransaction: " + signature
                        + (elsewhere == null ? "" : "\n" + elsewhere)
                        + "\n\nCheck it yourself, line by line, without trusting us:\n" + publicUrl + "/verify/"
                        + signature);
    }

    private static Notice.Text unpaid(String subject, String body) {
        return new Notice.Text(Kind.UNPAID, subject, body);
    }

    private static String reason(Ended payout) {
        return payout.reason().isEmpty() ? ".\n\n" : ": " + payout.reason() + ".\n\n";
    }

    private String again() {
        return "Nothing is lost: the amount is back in your balance. It is proposed again after "
                + terms.pauseAfterRefusal().toHours() + " hours.";
    }

    private static String dollars(Ended payout) {
        return "$" + units(payout.amountMicros(), 6);
    }

    /** Exact, with two decimals at least. */
    private static String units(long smallest, int decimals) {
        BigDecimal exact = BigDecimal.valueOf(smallest, decimals).stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }
}
