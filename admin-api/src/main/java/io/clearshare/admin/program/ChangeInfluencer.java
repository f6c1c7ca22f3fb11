package io.clearshare.admin.program;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.InfluencerState;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes an influencer's state, wallet or codes, from now on; what was true before stays on record. */
@Component
public class ChangeInfluencer {

    private final JdbcClient jdbc;
    private final Codes codes;
    private final Influencers influencers;
    private final InfluencerEntries entries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeInfluencer(
            JdbcClient jdbc,
            Codes codes,
            Influencers influencers,
            InfluencerEntries entries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.influencers = influencers;
        this.entries = entries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Refused when there is no such influencer or the state does not follow the present one
     */
    @Transactional
    public Influencer state(String influencerId, InfluencerState state, String reason, String by) {
        Influencer before = lock(influencerId);
        if (before.state() == state) {
            return before;
        }
        if (!LifeCycle.after(before.state()).contains(state)) {
            throw new Refused(
                    ProgramProblem.STATE_NOT_REACHABLE,
                    before.state().wireName() + " cannot become " + state.wireName(),
                    Map.of(
                            "from",
                            before.state().wireName(),
                            "reachable",
                            LifeCycle.after(before.state()).stream()
                                    .map(InfluencerState::wireName)
                                    .toList()));
        }
        jdbc.sql("UPDATE influencer SET state = ?, state_reason = ? WHERE influencer_id = ?")
                .params(state.wireName(), reason, influencerId)
                .update();
        Influencer after = influencers.find(influencerId).orElseThrow();
        entries.append(after, now(), by, reason);
        events.publishEvent(
                new InfluencerStateChanged(influencerId, before.state().wireName(), state.wireName()));
        return after;
    }

    /**
     * Sets the wallet that payouts go to; earlier wallets stay theirs for recognising self-referral. Who may ask for that, and
     * after which time, is not decided here.
     */
    @Transactional
    public Influencer wallet(String influencerId, String wallet, String by) {
        Influencer before = lock(influencerId);
        WalletAddress.require(wallet);
        if (wallet.equals(before.wallet())) {
            return before;
        }
        Instant now = now();
        jdbc.sql("UPDATE influencer SET wallet = ? WHERE influencer_id = ?")
                .params(wallet, influencerId)
                .update();
        entries.rememberWallet(influencerId, wallet, now);
        Influencer after = influencers.find(influencerId).orElseThrow();
        entries.append(after, now, by, "wallet");
        events.publishEvent(new WalletChanged(influencerId, before.wallet() == null ? "" : before.wallet(), wallet));
        return after;
    }

    /**
     * Gives an influencer another code, retires one, or both at once: a renaming. Clicks from before keep what they earned.
     *
     * @throws Refused when a code cannot be had, is not theirs, or is the only one they have
     */
    @Transactional
    public Influencer codes(String influencerId, @Nullable String code, @Nullable String retires, String by) {
        Influencer before = lock(influencerId);
        Instant now = now();
        if (code != null && !before.hasCode(code)) {
            codes.take(influencerId, code, now);
        }
        if (retires != null) {
            boolean anotherIsLeft = before.codes().stream().anyMatch(each -> !each.equalsIgnoreCase(retires));
            if (!anotherIsLeft && (code == null || code.equalsIgnoreCase(retires))) {
                throw new Refused(ProgramProblem.LAST_CODE, ProgramProblem.LAST_CODE.title());
            }
            codes.retire(influencerId, retires, now);
        }
        Influencer after = influencers.find(influencerId).orElseThrow();
        if (!after.codes().equals(before.codes())) {
            entries.append(after, now, by, "codes");
            events.publishEvent(new InfluencerCodesChanged(influencerId));
        }
        return after;
    }

    /** The influencer, whom nobody else changes until the caller's transaction ends. */
    public Influencer lock(String influencerId) {
        jdbc.sql("SELECT 1 FROM influencer WHERE influencer_id = ? FOR UPDATE")
                .param(influencerId)
                .query()
                .listOfRows();
        return influencers
                .find(influencerId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "No influencer " + influencerId));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
