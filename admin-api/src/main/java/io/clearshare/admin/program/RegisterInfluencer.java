package io.clearshare.admin.program;

import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.domain.wallet.SolanaAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody into the programme: an id, a code that works at once, and the first entry of the programme about them. */
@Component
class RegisterInfluencer {

    private static final int ID_RANDOM_LENGTH = 16;

    private final JdbcClient jdbc;
    private final Codes codes;
    private final InfluencerEntries entries;
    private final Influencers influencers;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomText random = new RandomText();

    RegisterInfluencer(
            JdbcClient jdbc,
            Codes codes,
            InfluencerEntries entries,
            Influencers influencers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.entries = entries;
        this.influencers = influencers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers on behalf of the programme.
     *
     * @throws Refused when the code is taken or something given is invalid
     */
    @Transactional
    public Influencer byProgramme(NewInfluencer joining, String by) {
        return register(joining, by);
    }

    /** Registers somebody who applies; they get a sign-in link by mail. */
    @Transactional
    public Influencer byThemselves(NewInfluencer joining) {
        if (influencers.ofEmail(joining.email()).isPresent()) {
            throw new Refused(ProgramProblem.EMAIL_TAKEN, ProgramProblem.EMAIL_TAKEN.title());
        }
        String wallet = joining.wallet();
        if (wallet != null && !SolanaAddress.isOnCurve(wallet)) {
            throw new Refused(ProgramProblem.INVALID_WALLET, "No key can belong to that address");
        }
        Influencer influencer = register(joining, "registration");
        events.publishEvent(new InfluencerApplied(influencer.influencerId()));
        return influencer;
    }

    private Influencer register(NewInfluencer joining, String by) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant activeFrom = joining.activeFrom() == null ? now : joining.activeFrom();
        String wallet = joining.wallet() == null ? null : WalletAddress.require(joining.wallet());
        String id = "inf-" + random.text(ID_RANDOM_LENGTH);
        jdbc.sql("""
                        INSERT INTO influencer
                            (influencer_id, handle, email, state, user_id, wallet, active_from, created_at)
                        VALUES (:id, :handle, :email, :state, :user, :wallet, :activeFrom, :now)
                        """)
                .param("id", id)
                .param("handle", joining.handle())
                .param("email", joining.email())
                .param("state", joining.state().wireName())
                .param("user", joining.userId())
                .param("wallet", wallet)
                .param("activeFrom", Timestamp.from(activeFrom))
                .param("now", Timestamp.from(now))
                .update();
        String code =
                joining.code() == null ? codes.make(id, joining.handle(), now) : codes.take(id, joining.code(), now);
        if (wallet != null) {
            entries.rememberWallet(id, wallet, now);
            events.publishEvent(new WalletChanged(id, "", wallet));
        }
        Influencer influencer = new Influencer(
                id,
                joining.handle(),
                joining.email(),
                joining.state(),
                List.of(code),
                joining.userId(),
                wallet,
                activeFrom,
                now);
        entries.append(influencer, activeFrom, by, "");
        return influencer;
    }

    /** The state a newcomer starts in. */
    static InfluencerState firstState(@Nullable Boolean activate) {
        return Boolean.TRUE.equals(activate) ? InfluencerState.ACTIVE : InfluencerState.APPLIED;
    }
}
