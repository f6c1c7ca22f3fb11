package io.clearshare.domain.approval;

import io.clearshare.domain.approval.Anomaly.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what looks unusual about a payout.
 *
 * <p>What tells of a stolen account or of one person behind many asks for a person; what every honest newcomer shows does
 * not, or nobody would be paid without one.
 */
public final class FindAnomalies {

    private static final int MEDIAN_TIMES = 5;
    private static final int MEDIAN_OF_AT_LEAST = 3;
    private static final int OFTEN_WITHIN_DAY = 3;
    private static final Duration YOUNG = Duration.ofDays(7);
    private static final Duration LIFTED_LATELY = Duration.ofDays(14);

    private FindAnomalies() {}

    /** In the order of their kinds; empty when nothing is unusual. */
    public static List<Anomaly> of(long amountMicros, String wallet, PayeeHistory payee, Instant now) {
        List<Anomaly> found = new ArrayList<>();
        ofAddress(wallet, payee, found);
        ofAmount(amountMicros, payee, found);
        ofCases(payee, now, found);
        if (payee.joinedAt().plus(YOUNG).isAfter(now)) {
            note(found, Code.YOUNG_ACCOUNT, "In the programme for less than " + YOUNG.toDays() + " days");
        }
        if (payee.paidWithinDay() >= OFTEN_WITHIN_DAY) {
            note(found, Code.OFTEN_PAID, payee.paidWithinDay() + " other payouts within 24 hours");
        }
        if (payee.bonusMicros() > amountMicros / 2) {
            note(found, Code.MOSTLY_BONUS, "More than half of it is bonuses, which no trade earned");
        }
        return List.copyOf(found);
    }

    private static void ofAddress(String wallet, PayeeHistory payee, List<Anomaly> found) {
        if (payee.paidMicros().isEmpty()) {
            note(found, Code.FIRST_PAYMENT, "The first payment to this influencer");
        } else if (!payee.paidWallets().contains(wallet)) {
            ask(found, Code.NEW_WALLET, "Paid before, but never to this address");
        }
        if (payee.walletSharedWith() > 0) {
            ask(
                    found,
                    Code.SHARED_WALLET,
                    payee.walletSharedWith() + " other influencer" + (payee.walletSharedWith() == 1 ? " uses" : "s use")
                            + " this address");
        }
    }

    private static void ofAmount(long amountMicros, PayeeHistory payee, List<Anomaly> found) {
        if (payee.paidMicros().size() < MEDIAN_OF_AT_LEAST) {
            return;
        }
        List<Long> sorted = payee.paidMicros().stream().sorted().toList();
        long median = sorted.get((sorted.size() - 1) / 2);
        if (amountMicros / MEDIAN_TIMES > median) {
            ask(found, Code.FAR_ABOVE_MEDIAN, "More than " + MEDIAN_TIMES + " times their median payout");
        }
    }

    private static void ofCases(PayeeHistory payee, Instant now, List<Anomaly> found) {
        Instant lifted = payee.caseLiftedAt();
        if (lifted != null && lifted.plus(LIFTED_LATELY).isAfter(now)) {
            note(
                    found,
                    Code.CASE_LIFTED,
                    "A fraud case was lifted within the last " + LIFTED_LATELY.toDays() + " days");
        }
        if (!payee.casesKnown()) {
            note(found, Code.CASES_UNKNOWN, "Fraud cases cannot be read now");
        }
    }

    private static void note(List<Anomaly> found, Code code, String message) {
        found.add(new Anomaly(code, false, message));
    }

    private static void ask(List<Anomaly> found, Code code, String message) {
        found.add(new Anomaly(code, true, message));
    }
}
