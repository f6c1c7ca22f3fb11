package io.clearshare.admin.wallet;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ChangeInfluencer;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.sanctions.ScreeningOccasion;
import io.clearshare.admin.settings.WalletSettings;
import io.clearshare.domain.wallet.ChangeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets the address that somebody is paid at.
 *
 * <p>The first one holds at once. Another one has to be confirmed through the mailbox of the account, and then waits while
 * nothing is paid, so that somebody whose session was stolen hears of it before any money does.
 */
@Component
class ChangeWallet {

    static final Duration CONFIRM_WITHIN = Duration.ofHours(24);

    private final Influencers influencers;
    private final ChangeInfluencer change;
    private final CheckAddress check;
    private final WalletChanges changes;
    private final WalletSettings settings;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeWallet(
            Influencers influencers,
            ChangeInfluencer change,
            CheckAddress check,
            WalletChanges changes,
            WalletSettings settings,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.influencers = influencers;
        this.change = change;
        this.check = check;
        this.changes = changes;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the wish for an address; asking again for the same one changes nothing.
     *
     * @throws Refused with what is wrong about the address, or when a confirmed change is under way
     */
    void ask(String influencerId, String wallet, String by) {
        Influencer influencer = find(influencerId);
        if (wallet.equals(influencer.wallet())) {
            return;
        }
        check.require(
                influencerId, wallet, influencer.wallet() == null ? ScreeningOccasion.ENTRY : ScreeningOccasion.CHANGE);
        transactions.executeWithoutResult(status -> take(influencerId, wallet, by));
    }

    private void take(String influencerId, String wallet, String by) {
        Influencer influencer = change.lock(influencerId);
        String before = influencer.wallet();
        if (before == null) {
            change.wallet(influencerId, wallet, by);
            return;
        }
        Optional<WalletChange> open = changes.openOf(influencerId);
        if (open.isPresent()) {
            if (open.get().wallet().equals(wallet)) {
                return;
            }
            if (open.get().state() == ChangeState.COOLING_OFF) {
                throw new Refused(WalletProblem.CHANGE_UNDER_WAY, WalletProblem.CHANGE_UNDER_WAY.title());
            }
            move(open.get(), ChangeState.CANCELLED, by, "another address was asked for");
        }
        Instant now = now();
        UUID id = UUID.randomUUID();
        changes.insert(new WalletChange(
                id,
                influencerId,
                influencer.handle(),
                before,
                wallet,
                influencer.email(),
                ChangeState.AWAITING_CONFIRMATION,
                now,
                now.plus(CONFIRM_WITHIN),
                null,
                null,
                null,
                null,
                ""));
        events.publishEvent(new WalletChangeMoved(id, ChangeState.AWAITING_CONFIRMATION.wireName()));
    }

    /** The owner of the mailbox wants the change; saying so twice is saying it once. */
    WalletChange confirm(UUID changeId) {
        return Objects.requireNonNull(transactions.execute(status -> {
            WalletChange found = lock(changeId);
            if (found.state() == ChangeState.COOLING_OFF) {
                return found;
            }
            Instant now = now();
            if (found.state() != ChangeState.AWAITING_CONFIRMATION || !now.isBefore(found.confirmUntil())) {
                throw over(found);
            }
            changes.confirm(changeId, now, now.plus(settings.coolingOff()));
            events.publishEvent(new WalletChangeMoved(changeId, ChangeState.COOLING_OFF.wireName()));
            return settings.coolingOff().isZero() ? apply(lock(changeId)) : lock(changeId);
        }));
    }

    /** Calls a change off; saying so twice is saying it once. */
    WalletChange cancel(UUID changeId, String by, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            WalletChange found = lock(changeId);
            if (found.state() == ChangeState.CANCELLED) {
                return found;
            }
            if (!found.state().isOpen()) {
                throw over(found);
            }
            move(found, ChangeState.CANCELLED, by, reason);
            return lock(changeId);
        }));
    }

    /** Carries out, or forgets, a change whose time has come. */
    void carryOut(UUID changeId) {
        transactions.executeWithoutResult(status -> {
            WalletChange found = lock(changeId);
            Instant now = now();
            Instant effectiveAt = found.effectiveAt();
            if (found.state() == ChangeState.AWAITING_CONFIRMATION && !now.isBefore(found.confirmUntil())) {
                move(found, ChangeState.EXPIRED, "clock", "nobody confirmed it");
            } else if (found.state() == ChangeState.COOLING_OFF && effectiveAt != null && !now.isBefore(effectiveAt)) {
                apply(found);
            }
        });
    }

    private WalletChange apply(WalletChange found) {
        change.wallet(found.influencerId(), found.wallet(), "wallet-change:" + found.changeId());
        move(found, ChangeState.APPLIED, "clock", "");
        return lock(found.changeId());
    }

    private void move(WalletChange found, ChangeState next, String by, String reason) {
        if (!found.state().mayBecome(next)) {
            throw over(found);
        }
        changes.close(found.changeId(), next, now(), by, reason);
        events.publishEvent(new WalletChangeMoved(found.changeId(), next.wireName()));
    }

    private WalletChange lock(UUID changeId) {
        return changes.lock(changeId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no change " + changeId));
    }

    private static Refused over(WalletChange found) {
        return new Refused(
                WalletProblem.CHANGE_OVER,
                found.state() == ChangeState.AWAITING_CONFIRMATION
                        ? "The time to confirm is over; ask for the change again"
                        : "The change is " + found.state().wireName().replace('_', ' '),
                Map.of("state", found.state().wireName()));
    }

    private Influencer find(String influencerId) {
        return influencers
                .find(influencerId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "This account has been removed"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
