package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.PayoutRows.at;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Remembers what keeps balances from being paid, and announces what is new. */
@Repository
class NoteBlocks {

    /** A reason that comes and goes is told at most so often. */
    private static final Duration AGAIN = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    NoteBlocks(JdbcClient jdbc, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /** @param reasons of balances that reach the threshold of the programme, by influencer; none when it is paid */
    void note(Map<String, List<NotPaidBecause>> reasons, Instant now) {
        Map<String, Set<String>> standing = standing(reasons.keySet());
        reasons.forEach((influencerId, all) -> {
            List<NotPaidBecause> worth = worthTelling(all);
            Set<String> codes =
                    worth.stream().map(reason -> reason.code().name()).collect(Collectors.toSet());
            if (!codes.equals(standing.getOrDefault(influencerId, Set.of()))) {
                transactions.executeWithoutResult(status -> change(influencerId, worth, codes, now));
            }
        });
    }

    private Map<String, Set<String>> standing(Set<String> influencerIds) {
        Map<String, Set<String>> standing = new HashMap<>();
        jdbc.sql("SELECT influencer_id, code FROM payout_block WHERE influencer_id = ANY (?) AND gone_at IS NULL")
                .param(influencerIds.toArray(String[]::new))
                .query(row -> {
                    standing.computeIfAbsent(row.getString("influencer_id"), id -> new HashSet<>())
                            .add(row.getString("code"));
                });
        return standing;
    }

    private void change(String influencerId, List<NotPaidBecause> worth, Set<String> codes, Instant now) {
        jdbc.sql("UPDATE payout_block SET gone_at = ? WHERE influencer_id = ? AND gone_at IS NULL AND code <> ALL (?)")
                .params(at(now), influencerId, codes.toArray(String[]::new))
                .update();
        List<String> fresh = new ArrayList<>();
        for (NotPaidBecause reason : worth) {
            if (begins(influencerId, reason.code().name(), now)) {
                fresh.add(reason.message());
            }
        }
        if (!fresh.isEmpty()) {
            events.publishEvent(new PayoutBlocked(UUID.randomUUID(), influencerId, List.copyOf(fresh)));
        }
    }

    /** Whether it is to be told now. */
    private boolean begins(String influencerId, String code, Instant now) {
        int told = jdbc.sql("""
                        INSERT INTO payout_block AS b (influencer_id, code, told_at) VALUES (?, ?, ?)
                        ON CONFLICT (influencer_id, code) DO UPDATE SET told_at = excluded.told_at, gone_at = NULL
                        WHERE b.gone_at IS NOT NULL AND b.told_at <= ?
                        """)
                .params(influencerId, code, at(now), at(now.minus(AGAIN)))
                .update();
        if (told == 0) {
            jdbc.sql("UPDATE payout_block SET gone_at = NULL WHERE influencer_id = ? AND code = ?")
                    .params(influencerId, code)
                    .update();
        }
        return told == 1;
    }

    /** Nothing while the balance is merely too small; but a held part may be what it lacks. */
    private static List<NotPaidBecause> worthTelling(List<NotPaidBecause> reasons) {
        Set<Code> codes = reasons.stream().map(NotPaidBecause::code).collect(Collectors.toSet());
        return codes.contains(Code.BELOW_THRESHOLD) && !codes.contains(Code.HELD)
                ? List.of()
                : reasons.stream()
                        .filter(reason -> isWorthTelling(reason.code()))
                        .toList();
    }

    private static boolean isWorthTelling(Code code) {
        return switch (code) {
            case HELD,
                    NOT_ACTIVE,
                    NO_WALLET,
                    WALLET_UNUSABLE,
                    BOOKS_DIFFER,
                    SANCTIONS_HIT,
                    SANCTIONS_NOT_SCREENED,
                    TAX_FORM_MISSING,
                    IDENTITY_REQUIRED,
                    TOO_SMALL -> true;
            // Told when it happened: the end of the payout, the decision on an identity, the change of a wallet.
            case REFUSED, FAILED, IDENTITY_DECLINED, WALLET_COOLING_OFF -> false;
            // Passes by itself, or is on its way.
            case NEGATIVE_BALANCE,
                    BELOW_THRESHOLD,
                    AWAITING_APPROVAL,
                    SENDING,
                    REFUNDING,
                    IN_REVIEW,
                    CONDITION_UNKNOWN,
                    NO_PRICE -> false;
        };
    }
}
