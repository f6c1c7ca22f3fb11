package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerEntry;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what the stream must know of an influencer: codes, state, own account and every wallet they ever had. */
@Component
class InfluencerEntries {

    private final JdbcClient jdbc;
    private final ProgrammeLog log;

    InfluencerEntries(JdbcClient jdbc, ProgrammeLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    void append(Influencer influencer, Instant effectiveFrom, String by, String reason) {
        List<String> wallets = jdbc.sql(
                        "SELECT wallet FROM influencer_wallet WHERE influencer_id = ? ORDER BY since, wallet")
                .param(influencer.influencerId())
                .query(String.class)
                .list();
        log.append(
                "influencer/" + influencer.influencerId(),
                version -> new InfluencerEntry(
                        version,
                        effectiveFrom.toEpochMilli(),
                        influencer.influencerId(),
                        influencer.handle(),
                        influencer.codes(),
                        influencer.state(),
                        influencer.userId() == null ? "" : influencer.userId(),
                        wallets),
                by,
                reason);
    }

    void rememberWallet(String influencerId, String wallet, Instant since) {
        jdbc.sql("""
                        INSERT INTO influencer_wallet (influencer_id, wallet, since) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """).params(influencerId, wallet, Timestamp.from(since)).update();
    }
}
