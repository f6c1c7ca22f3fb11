package io.clearshare.admin.program;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.InfluencerState;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes an influencer's state or wallet, from now on; what was true before stays on record. */
@Component
class ChangeInfluencer {

    private final JdbcClient jdbc;
    private final Influencers influencers;
    private final InfluencerEntries entries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeInfluencer(
            JdbcClient jdbc,
            Influencers influencers,
            InfluencerEntries entries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
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

    /** Sets the wallet that payouts go to; earlier wallets stay theirs for recognising self-referral. */
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

    private Influencer lock(String influencerId) {
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
